import { ExtensionPointFactoryContext } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { VitalKind } from '@gantry/plugin-vitals-common';
import {
  VitalsExtensionPoint,
  VitalsProvider,
} from '@gantry/plugin-vitals-node';

export interface RegisteredProvider {
  provider: VitalsProvider;
  /** Belongs to the module that added the provider. */
  context: ExtensionPointFactoryContext;
}

/** The providers that modules have added. */
export class ProviderRegistry {
  private readonly registered: RegisteredProvider[] = [];

  /** What one module sees of the registry. */
  extensionPointFor(
    context: ExtensionPointFactoryContext,
  ): VitalsExtensionPoint {
    return { addProvider: provider => this.add({ provider, context }) };
  }

  all(): readonly RegisteredProvider[] {
    return this.registered;
  }

  providers(kind?: VitalKind): VitalsProvider[] {
    return this.registered
      .map(({ provider }) => provider)
      .filter(provider => !kind || provider.kind === kind);
  }

  /** A provider that cannot be started serves no further. */
  remove(provider: VitalsProvider): void {
    this.registered.splice(
      this.registered.findIndex(entry => entry.provider === provider),
      1,
    );
  }

  private add(entry: RegisteredProvider): void {
    const { id, kind } = entry.provider;
    if (this.providers(kind).some(provider => provider.id === id)) {
      throw new ConflictError(
        `A provider '${id}' of the vital '${kind}' has been added already`,
      );
    }
    this.registered.push(entry);
  }
}
