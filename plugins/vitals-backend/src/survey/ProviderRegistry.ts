import { ExtensionPointFactoryContext } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { VitalKind } from '@gantry/plugin-vitals-common';
import {
  VitalsExtensionPoint,
  VitalsProvider,
} from '@gantry/plugin-vitals-node';
import type { SurveyRequests } from './SurveyRequests';

export interface RegisteredProvider {
  provider: VitalsProvider;
  /** Belongs to the module that added the provider. */
  context: ExtensionPointFactoryContext;
}

/** The providers that modules have added. */
export class ProviderRegistry {
  private readonly registered: RegisteredProvider[] = [];
  private requests?: SurveyRequests;
  /** Modules that have added nothing, or whose provider could not be started. */
  private readonly silent = new Set<ExtensionPointFactoryContext>();

  /** What one module sees of the registry. */
  extensionPointFor(
    context: ExtensionPointFactoryContext,
  ): VitalsExtensionPoint {
    this.silent.add(context);
    return {
      addProvider: provider => this.add({ provider, context }),
      requestSurvey: (kind, source) => {
        if (!this.requests) {
          throw new ConflictError(
            'No survey can be requested before the start',
          );
        }
        this.requests.request(kind, source);
      },
    };
  }

  /** Once surveys are scheduled, modules may bring them forward. */
  serveRequests(requests: SurveyRequests) {
    this.requests = requests;
  }

  all(): readonly RegisteredProvider[] {
    return this.registered;
  }

  providers(kind?: VitalKind): VitalsProvider[] {
    return this.registered
      .map(({ provider }) => provider)
      .filter(provider => !kind || provider.kind === kind);
  }

  /**
   * Whether a stored source may be heard of again: its provider has it, or its provider is not there, as
   * a module could not start.
   *
   * @param source - a source id, or the id of a provider itself
   */
  mayHave(kind: VitalKind, source: string): boolean {
    const [id] = source.split('/', 1);
    const provider = this.providers(kind).find(each => each.id === id);
    if (!provider) {
      return this.silent.size > 0;
    }
    return source === id
      ? provider.sources.length > 0
      : provider.sources.includes(source);
  }

  /** A provider that cannot be started serves no further. */
  remove({ provider, context }: RegisteredProvider): void {
    this.registered.splice(
      this.registered.findIndex(entry => entry.provider === provider),
      1,
    );
    this.silent.add(context);
  }

  private add(entry: RegisteredProvider): void {
    const { id, kind } = entry.provider;
    if (this.providers(kind).some(provider => provider.id === id)) {
      throw new ConflictError(
        `A provider '${id}' of the vital '${kind}' has been added already`,
      );
    }
    this.registered.push(entry);
    this.silent.delete(entry.context);
  }
}
