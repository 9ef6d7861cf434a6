import { InputError } from '@backstage/errors';
import { promises as fs } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Journal } from './estate/Journal';
import { scenarioNamed } from './estate/scenarios';

const shape = z.object({
  incidents: z.array(
    z.object({
      scenario: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime().optional(),
    }),
  ),
});

/** The journal on disk: which scenario runs since when, and what was before. */
export class StateFile {
  constructor(private readonly path: string) {}

  /**
   * The journal as it was saved, empty when there is none yet.
   *
   * @throws InputError when the file is not a journal
   */
  async read(): Promise<Journal> {
    const text = await fs.readFile(this.path, 'utf8').catch(error => {
      if (error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    });
    if (text === undefined) {
      return [];
    }
    try {
      return shape.parse(JSON.parse(text)).incidents.map(incident => ({
        scenario: scenarioNamed(incident.scenario),
        from: Date.parse(incident.from),
        to: incident.to === undefined ? undefined : Date.parse(incident.to),
      }));
    } catch (error) {
      throw new InputError(`${this.path} is not a journal of the lab`, error);
    }
  }

  /** Replaces the file in one step: a reader sees the old journal or the new one. */
  async write(journal: Journal): Promise<void> {
    const incidents = journal.map(({ scenario, from, to }) => ({
      scenario: scenario.name,
      from: new Date(from).toISOString(),
      to: to === undefined ? undefined : new Date(to).toISOString(),
    }));
    const draft = `${this.path}.${process.pid}.tmp`;
    await fs.mkdir(dirname(this.path), { recursive: true });
    await fs.writeFile(
      draft,
      `${JSON.stringify({ incidents }, undefined, 2)}\n`,
    );
    await fs.rename(draft, this.path);
  }
}
