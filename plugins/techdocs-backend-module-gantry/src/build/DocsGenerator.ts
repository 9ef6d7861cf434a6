import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  GeneratorRunOptions,
  TechdocsGenerator,
} from '@backstage/plugin-techdocs-node';
import { PassThrough } from 'node:stream';
import { Mkdocs } from './Mkdocs';
import { SharedBuilds } from './SharedBuilds';
import { explainFailure } from './explainFailure';

/** The stock generator, once for all who ask for the same docs, and with errors that say what to do. */
export class DocsGenerator extends TechdocsGenerator {
  private readonly builds = new SharedBuilds();

  constructor(
    config: Config,
    logger: LoggerService,
    private readonly mkdocs: Mkdocs,
  ) {
    super({
      config,
      logger,
      scmIntegrations: ScmIntegrations.fromConfig(config),
    });
  }

  override async run(options: GeneratorRunOptions): Promise<void> {
    const { parsedLocationAnnotation: location, etag, outputDir } = options;
    const key = location && etag && `${location.target}@${etag}`;
    const build = (folder: string) =>
      this.build({ ...options, outputDir: folder });
    await (key ? this.builds.run(key, outputDir, build) : build(outputDir));
  }

  private async build(options: GeneratorRunOptions): Promise<void> {
    await this.mkdocs.assertFound();
    const output: string[] = [];
    const logStream = new PassThrough();
    logStream.on('data', chunk => {
      output.push(String(chunk));
      options.logStream?.write(chunk);
    });
    try {
      await super.run({ ...options, logStream });
    } catch (error) {
      throw explainFailure(error, {
        folder: options.parsedLocationAnnotation?.target ?? options.inputDir,
        output: output.join(''),
        mkdocs: this.mkdocs,
      });
    }
  }
}
