import { ConflictError } from '@backstage/errors';
import { NoticeSink, NoticesExtensionPoint } from '@gantry/plugin-vitals-node';

/** The ways in which owners are told. */
export class SinkRegistry implements NoticesExtensionPoint {
  private readonly sinks = new Map<string, NoticeSink>();

  addSink(sink: NoticeSink): void {
    if (this.sinks.has(sink.id)) {
      throw new ConflictError(
        `A sink '${sink.id}' for notices has been added already`,
      );
    }
    this.sinks.set(sink.id, sink);
  }

  get(id: string): NoticeSink | undefined {
    return this.sinks.get(id);
  }

  ids(): string[] {
    return [...this.sinks.keys()];
  }
}
