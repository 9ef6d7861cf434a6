import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Estate } from './estate/Estate';
import { fleetServices } from './estate/fleet/fleetServices';
import { Journal, switchScenario } from './estate/Journal';
import { scenarioNamed } from './estate/scenarios';
import { assetsHost } from './hosts/assets';
import { awsHost } from './hosts/aws';
import { consoleHost } from './hosts/console';
import { controlHost } from './hosts/control';
import { fleetCatalogHost } from './hosts/fleetCatalog';
import { front } from './hosts/front';
import { gitHost } from './hosts/git';
import { homeHost } from './hosts/home';
import { kubernetesHost } from './hosts/kubernetes';
import { prometheusHost } from './hosts/prometheus';
import { PrometheusServer } from './hosts/prometheus/PrometheusServer';
import { Repositories } from './hosts/git/Repositories';
import { locateHttpBackend } from './hosts/git/runGit';
import { Upstreams } from './hosts/Upstreams';
import { ServiceRegister } from './ServiceRegister';
import { StateFile } from './StateFile';

export interface LabOptions {
  /** The data folder of Gantry; the lab keeps what is its own in `lab/` below it. */
  dataFolder: string;
  /** How many services a fleet adds to the estate; none unless it is given. */
  services?: number;
  /** Milliseconds since the epoch. */
  clock?: () => number;
  log?: (line: string) => void;
}

/**
 * A simulated AWS account and Git host on one port of the loopback interface. `create` brings the estate back as it
 * was left, `listen` opens the port, `close` ends every connection.
 */
export class Lab {
  static async create(options: LabOptions): Promise<Lab> {
    const { dataFolder, services = 0, clock = Date.now } = options;
    const { log = () => {} } = options;
    const folder = join(dataFolder, 'lab');
    const program = await locateHttpBackend();
    const repositories = await Repositories.create(join(folder, 'git'), clock);
    const register = new ServiceRegister(log, fleetServices(services));
    for (const repository of await repositories.list()) {
      await register.read(repository);
    }
    const state = new StateFile(join(folder, 'state.json'));
    const journal = await state.read().catch(error => {
      log(`${error.message}; the lab starts calm`);
      return [];
    });
    const parts = {
      ...{ clock, log, program, repositories, register, services, state },
    };
    return new Lab(parts, new Estate(register.all(), journal));
  }

  private readonly server: Server;
  private switching: Promise<void> = Promise.resolve();

  private constructor(
    private readonly parts: {
      clock: () => number;
      log: (line: string) => void;
      program: string;
      repositories: Repositories;
      register: ServiceRegister;
      services: number;
      state: StateFile;
    },
    private estate: Estate,
  ) {
    const { clock, log, program, repositories, register, services } = parts;
    const upstreams = new Upstreams();
    const current = () => this.estate;
    const prometheus = new PrometheusServer(current, clock);
    const hosts = {
      '/aws': awsHost({ estate: current, clock, upstreams }),
      '/git': gitHost({
        program,
        repositories,
        upstreams,
        onPush: async repository => {
          if (await register.read(repository)) {
            this.estate = new Estate(register.all(), this.estate.journal);
          }
        },
      }),
      '/console': consoleHost({ estate: current, prometheus, clock }),
      '/kubernetes': kubernetesHost({ estate: current, clock, upstreams }),
      '/prometheus': prometheusHost({ server: prometheus, clock, upstreams }),
      '/lab': controlHost({
        estate: current,
        upstreams,
        switchScenario: name => this.switchScenario(name),
      }),
      '/lab/assets': assetsHost,
      '/lab/catalog': fleetCatalogHost(services),
    };
    const home = homeHost({ journal: () => this.estate.journal, upstreams });
    this.server = createServer(front(hosts, home, log));
  }

  /** Opens a port of the loopback interface (0: any free one) and gives its number. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  /** One switch at a time: each builds on the journal that the one before has written. */
  private async switchScenario(name: string): Promise<void> {
    const next = this.switching.then(() => this.applyScenario(name));
    this.switching = next.catch(() => {});
    await next;
  }

  private async applyScenario(name: string): Promise<void> {
    const { clock, log, state, register } = this.parts;
    const journal: Journal = switchScenario(
      this.estate.journal,
      scenarioNamed(name),
      clock(),
    );
    if (journal === this.estate.journal) {
      return;
    }
    await state.write(journal);
    this.estate = new Estate(register.all(), journal);
    log(`The scenario is ${name} now`);
  }
}
