import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { EntityVitals, Fleet } from '@gantry/plugin-vitals-common';
import { RequestOptions, VitalsApi } from './VitalsApi';

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

  getFleet(options?: RequestOptions): Promise<Fleet> {
    return this.get<Fleet>('/fleet', options);
  }

  private async get<T>(path: string, options?: RequestOptions): Promise<T> {
    const baseUrl = await this.discoveryApi.getBaseUrl('vitals');
    const response = await this.fetchApi.fetch(`${baseUrl}${path}`, {
      signal: options?.signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
