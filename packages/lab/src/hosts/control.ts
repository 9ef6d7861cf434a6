import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { labAccount } from '../estate/account';
import { Estate } from '../estate/Estate';
import { currentScenario } from '../estate/Journal';
import { scenarios } from '../estate/scenarios';
import {
  allowMethods,
  Host,
  HttpError,
  readJson,
  sendJson,
} from '../protocols/http';
import { Upstreams } from './Upstreams';

const scenarioBody = z.object({ name: z.string() });
const upstreamBody = z.object({ state: z.string() });

/** What the control host can do to the lab. */
export interface Controls {
  estate: () => Estate;
  upstreams: Upstreams;
  /** @throws InputError when there is no such scenario */
  switchScenario: (name: string) => Promise<void>;
}

function statusOf({ estate, upstreams }: Controls): object {
  const { services, journal } = estate();
  const { scenario, since } = currentScenario(journal);
  return {
    account: { id: labAccount.id, regions: labAccount.regions },
    scenario: {
      name: scenario.name,
      description: scenario.description,
      since: since === undefined ? undefined : new Date(since).toISOString(),
    },
    scenarios: scenarios.map(({ name, description }) => ({
      name,
      description,
    })),
    upstreams: upstreams.all(),
    calls: upstreams.calls(),
    services: services
      .filter(({ source }) => source !== 'fleet')
      .map(({ name, region, source }) => ({ name, region, source })),
    fleet: {
      services: services.filter(({ source }) => source === 'fleet').length,
    },
  };
}

/** The switchboard under `/lab`: what the lab plays, which scenario runs, which upstream is broken. */
export function controlHost(controls: Controls): Host {
  return async (request, response) => {
    const [area, name, ...rest] = request.path.split('/').filter(Boolean);
    try {
      if (area === 'status' && name === undefined) {
        allowMethods(request, 'GET');
      } else if (area === 'scenario' && name === undefined) {
        allowMethods(request, 'PUT');
        const body = scenarioBody.safeParse(await readJson(request.message));
        if (!body.success) {
          throw new InputError('Name a scenario: {"name": "calm"}');
        }
        await controls.switchScenario(body.data.name);
      } else if (
        area === 'upstreams' &&
        name !== undefined &&
        rest.length === 0
      ) {
        allowMethods(request, 'PUT');
        const body = upstreamBody.safeParse(await readJson(request.message));
        if (!body.success) {
          throw new InputError('Give a state: {"state": "down"}');
        }
        controls.upstreams.set(name, body.data.state);
      } else {
        throw new HttpError(404, 'Not found');
      }
    } catch (error) {
      throw error instanceof InputError
        ? new HttpError(400, error.message)
        : error;
    }
    sendJson(response, 200, statusOf(controls));
  };
}
