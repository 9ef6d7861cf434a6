import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  SourceFailure,
  Transition,
  VitalKind,
} from '@gantry/plugin-vitals-common';
import { Knex } from 'knex';
import { AcknowledgementStore } from './AcknowledgementStore';
import { expireReadings } from './expireReadings';
import { inChunks } from './inChunks';
import { inRevision } from './inRevision';
import { FailingSince, readFailingSince } from './readFailingSince';
import { FlapsByVital, flappingWindow, readFlapping } from './readFlapping';
import { FleetRecord, readFleet, readRevision } from './readFleet';
import {
  Shift,
  ShiftSeries,
  TransitionId,
  readReasons,
  readShift,
} from './readShift';
import { TransitionsQuery, readTransitions } from './readTransitions';
import { retainEntities } from './retainEntities';
import {
  FailureRow,
  ReadingRow,
  StoredReading,
  toReading,
  toSourceFailure,
} from './rows';
import { SavedSource, SourceResult, saveResults } from './saveResults';

/**
 * Keeps readings, failures and transitions in the plugin's own database.
 *
 * Every write that may change a verdict raises the revision in the same transaction, and holds the
 * revision's row meanwhile: revisions become visible in their order, whichever replica writes. Writes
 * answer the new revision, or undefined when no verdict changed.
 */
export class VitalsStore {
  /** @param staleAfter - milliseconds after which a reading counts as outlived */
  static async create(
    database: DatabaseService,
    staleAfter: number,
  ): Promise<VitalsStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@gantry/plugin-vitals-backend',
          'migrations',
        ),
      });
    }
    return new VitalsStore(knex, staleAfter);
  }

  readonly acknowledgements: AcknowledgementStore;

  private constructor(
    private readonly knex: Knex,
    private readonly staleAfter: number,
  ) {
    this.acknowledgements = new AcknowledgementStore(knex, staleAfter);
  }

  /** Saves what a source answered, or failed to answer, for some entities. */
  async save(
    source: SavedSource,
    results: SourceResult[],
    now: Date,
  ): Promise<number | undefined> {
    if (results.length === 0) {
      return undefined;
    }
    return this.write(now, trx =>
      saveResults(trx, source, results, {
        now: now.getTime(),
        staleAfter: this.staleAfter,
      }),
    );
  }

  /** Forgets what a source said of entities that are not in the list. */
  async retain(
    { kind, source }: SavedSource,
    entityRefs: ReadonlySet<string>,
    now: Date,
  ): Promise<number | undefined> {
    return this.write(now, trx =>
      retainEntities(trx, { kind, source }, entityRefs),
    );
  }

  /** Forgets what was said by sources that are not kept. */
  async retainSources(
    kind: VitalKind,
    isKept: (source: string) => boolean,
    now: Date,
  ): Promise<number | undefined> {
    const stored: { source: string }[] = [
      ...(await this.knex('readings').where({ kind }).distinct('source')),
      ...(await this.knex('failures')
        .where({ vital: kind })
        .distinct('source')),
    ];
    const gone = new Set(
      stored.map(row => row.source).filter(source => !isKept(source)),
    );
    let revision: number | undefined;
    for (const source of gone) {
      revision =
        (await this.retain({ kind, source }, new Set(), now)) ?? revision;
    }
    return revision;
  }

  /** Counts readings of a source that have grown old as outlived; a change to `unknown`. */
  async expire(source: SavedSource, now: Date): Promise<number | undefined> {
    return this.write(now, trx =>
      expireReadings(trx, source, this.outlivedBefore(now), now),
    );
  }

  /** Forgets transitions, ended acknowledgements, and changes of entities that are gone, from before a time. */
  async forget(before: Date): Promise<void> {
    const at = before.toISOString();
    await this.acknowledgements.forget(before);
    await this.knex('transitions').where('at', '<', at).delete();
    await this.knex('changes')
      .where('at', '<', at)
      .whereNotIn('entity_ref', this.knex('readings').select('entity_ref'))
      .whereNotIn('entity_ref', this.knex('failures').select('entity_ref'))
      .delete();
  }

  async readEntity(
    entityRef: string,
  ): Promise<{ readings: StoredReading[]; failures: SourceFailure[] }> {
    const readings = await this.knex<ReadingRow>('readings')
      .where({ entity_ref: entityRef })
      .orderBy(['kind', 'source']);
    const failures = await this.knex<FailureRow>('failures')
      .where({ entity_ref: entityRef })
      .orderBy(['vital', 'source']);
    return {
      readings: readings.map(toReading),
      failures: failures.map(toSourceFailure),
    };
  }

  /**
   * Everything that is known, or what changed after a revision; what has grown old since then is part of it,
   * though no survey may have noticed.
   *
   * A revision that this store never reached comes from another database and is answered in full.
   */
  readFleet(since?: number, now = Date.now()): Promise<FleetRecord> {
    return this.inSnapshot(trx =>
      readFleet(trx, this.outlivedBefore(new Date(now)), since),
    );
  }

  /** The revision of now; what has grown old since raises none. */
  readRevision(): Promise<number> {
    return readRevision(this.knex);
  }

  /** A page of what changed since a time, newest first. */
  readTransitions(query: TransitionsQuery): Promise<Transition[]> {
    return readTransitions(this.knex, query);
  }

  /** Of what failed in a shift: what changed in it, or was not well all through it. */
  readShift(shift: Shift): Promise<ShiftSeries[]> {
    return this.inSnapshot(trx => readShift(trx, shift));
  }

  /** By number as text, why transitions came about, as far as they are remembered. */
  readReasons(transitions: TransitionId[]): Promise<Map<string, string>> {
    return readReasons(this.knex, transitions);
  }

  /** By entity reference, what has come and gone too often within the hour before a time. */
  readFlapping(now: Date): Promise<Map<string, FlapsByVital>> {
    const since = new Date(now.getTime() - flappingWindow).toISOString();
    return this.inSnapshot(trx => readFlapping(trx, since));
  }

  /** By entity reference, when what fails now began to, of whichever source. */
  readFailingSince(): Promise<Map<string, FailingSince>> {
    return readFailingSince(this.knex);
  }

  private outlivedBefore(now: Date): string {
    return new Date(now.getTime() - this.staleAfter).toISOString();
  }

  /** For several reads of one moment, so that nothing is told half. */
  private inSnapshot<R>(read: (trx: Knex.Transaction) => Promise<R>) {
    // SQLite has nothing less.
    const isSqlite = this.knex.client.config.client.includes('sqlite');
    return this.knex.transaction(
      read,
      isSqlite ? {} : { isolationLevel: 'repeatable read', readOnly: true },
    );
  }

  private async write(
    now: Date,
    change: (trx: Knex.Transaction) => Promise<string[]>,
  ): Promise<number | undefined> {
    return inRevision(this.knex, async (trx, raise) => {
      const changed = [...new Set(await change(trx))];
      if (changed.length === 0) {
        return undefined;
      }
      const revision = await raise();
      await inChunks(changed, chunk =>
        trx('changes')
          .insert(
            chunk.map(entityRef => ({
              entity_ref: entityRef,
              revision,
              at: now.toISOString(),
            })),
          )
          .onConflict('entity_ref')
          .merge(),
      );
      return revision;
    });
  }
}
