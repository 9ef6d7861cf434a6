import { ExtensionPointFactoryContext } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { NoticeSink, NoticesExtensionPoint } from '@gantry/plugin-vitals-node';

interface RegisteredSink {
  sink: NoticeSink;
  /** Belongs to the module that added the sink; absent for the plugin's own. */
  context?: ExtensionPointFactoryContext;
}

/** The ways in which owners are told. */
export class SinkRegistry {
  private readonly registered = new Map<string, RegisteredSink>();

  /** What one module sees of the registry. */
  extensionPointFor(
    context: ExtensionPointFactoryContext,
  ): NoticesExtensionPoint {
    return {
      addSink: sink => {
        if (this.registered.has(sink.id)) {
          throw conflict(sink);
        }
        this.registered.set(sink.id, { sink, context });
      },
    };
  }

  /** The plugin's own, which a module that has taken its id loses against, and is said to have failed. */
  addOwnSink(sink: NoticeSink): void {
    this.registered
      .get(sink.id)
      ?.context?.reportModuleStartupFailure({ error: conflict(sink) });
    this.registered.set(sink.id, { sink });
  }

  get(id: string): NoticeSink | undefined {
    return this.registered.get(id)?.sink;
  }

  ids(): string[] {
    return [...this.registered.keys()];
  }
}

function conflict({ id }: NoticeSink): ConflictError {
  return new ConflictError(`A sink '${id}' for notices has been added already`);
}
