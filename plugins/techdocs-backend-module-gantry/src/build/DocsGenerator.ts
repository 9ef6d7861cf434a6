import { LoggerService } from '@backstage/backend-plugin-api';
import { Config, ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  GeneratorRunOptions,
  TechdocsGenerator,
} from '@backstage/plugin-techdocs-node';
import { JsonObject } from '@backstage/types';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { ConfinedMkdocs } from './ConfinedMkdocs';
import { Mkdocs } from './Mkdocs';
import { confineDocs } from './confineDocs';
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
      config: mkdocs.isLocal ? inContainer(config) : config,
      containerRunner: mkdocs.isLocal ? new ConfinedMkdocs(mkdocs) : undefined,
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
      if (!this.mkdocs.isLocal) {
        await confineAhead(options.inputDir);
      }
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

/** What runs in a container is the generator's last step, and the only one that can be replaced. */
function inContainer(config: Config): Config {
  const generator = config.getOptional<object>('techdocs.generator');
  return new ConfigReader({
    techdocs: { generator: { ...generator, runIn: 'docker' } } as JsonObject,
  });
}

/** In a real container nothing can be checked between the stock steps and MkDocs. */
async function confineAhead(folder: string) {
  const file = ['mkdocs.yaml', 'mkdocs.yml']
    .map(name => path.join(folder, name))
    .find(each => existsSync(each));
  if (file) {
    await confineDocs(folder, file);
  }
}
