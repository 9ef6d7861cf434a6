import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  Acknowledgement,
  AcknowledgementRequest,
  EntityInspection,
  EntityVitals,
  Fleet,
  Handover,
  IncidentCause,
  OnCall,
  Transitions,
  VitalKind,
  fleetColumnsType,
  fromFleetColumns,
} from '@gantry/plugin-vitals-common';
import {
  FleetOptions,
  HandoverOptions,
  InspectionOptions,
  RequestOptions,
  TransitionsOptions,
  VitalsApi,
} from './VitalsApi';

/** Milliseconds that somebody waits for what is to be done; the list tells afterwards whether it was. */
const actionTimeout = 20_000;

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
    return this.get<EntityVitals>(pathOf(entityRef), options);
  }

  getInspection<K extends VitalKind>(
    entityRef: string,
    vital: K,
    options: InspectionOptions,
  ): Promise<EntityInspection<K>> {
    const { from, to } = options;
    return this.get<EntityInspection<K>>(
      `${pathOf(entityRef)}/${vital}${queryOf({ from, to })}`,
      options,
    );
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
    const { since, entity, scope, limit, cursor } = options;
    const query = queryOf({ since, entity, scope, limit, cursor });
    return this.get<Transitions>(`/transitions${query}`, options);
  }

  getOnCall(options?: RequestOptions): Promise<OnCall> {
    return this.get<OnCall>('/on-call', options);
  }

  async acknowledge(
    cause: IncidentCause,
    note?: string,
  ): Promise<Acknowledgement> {
    const response = await this.request('/on-call/acknowledgements', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ cause, note } satisfies AcknowledgementRequest),
      signal: AbortSignal.timeout(actionTimeout),
    });
    return response.json();
  }

  async withdrawAcknowledgement(cause: IncidentCause): Promise<void> {
    await this.request(`/on-call/acknowledgements${queryOf({ ...cause })}`, {
      method: 'DELETE',
      signal: AbortSignal.timeout(actionTimeout),
    });
  }

  getHandover(options: HandoverOptions): Promise<Handover> {
    const { from, to } = options;
    return this.get<Handover>(
      `/on-call/handover${queryOf({ from, to })}`,
      options,
    );
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

function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/entities/${[kind, namespace, name].map(encodeURIComponent).join('/')}`;
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
