import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  EntityVitals,
  Fleet,
  Transitions,
  fleetColumnsType,
  fromFleetColumns,
} from '@gantry/plugin-vitals-common';
import {
  FleetOptions,
  RequestOptions,
  TransitionsOptions,
  VitalsApi,
} from './VitalsApi';

/** Asks the vitals backend over HTTP, as the signed-in user. */
export class VitalsClient implements VitalsApi {
  constructor(
    private readonly discoveryApi: DiscoveryApi,
    private readonly fetchApi: FetchApi,
  ) {}

  getEntityVitals(
    entityRef: string,
    options?: RequestOptions,
  ): Promise<EntityVitals> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    return this.get<EntityVitals>(`/entities/${path}`, options);
  }

  async getFleet(options: FleetOptions = {}): Promise<Fleet> {
    const { since } = options;
    const response = await this.request(`/fleet${queryOf({ since })}`, {
      signal: options.signal,
      headers: { Accept: fleetColumnsType },
    });
    return fromFleetColumns(await response.json());
  }

  getTransitions(options: TransitionsOptions): Promise<Transitions> {
    const { since, scope, limit, cursor } = options;
    const query = queryOf({ since, scope, limit, cursor });
    return this.get<Transitions>(`/transitions${query}`, options);
  }

  private async get<T>(path: string, options?: RequestOptions): Promise<T> {
    const response = await this.request(path, { signal: options?.signal });
    return response.json();
  }

  private async request(path: string, init: RequestInit): Promise<Response> {
    const baseUrl = await this.discoveryApi.getBaseUrl('vitals');
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function queryOf(values: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}
