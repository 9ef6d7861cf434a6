import { InputError, NotFoundError } from '@backstage/errors';
import { declaredService } from './estate/declaredService';
import { Service } from './estate/Service';
import { referenceServices } from './estate/systems';
import { Repository } from './hosts/git/Repository';

const DECLARATION = 'terraform.tfvars.json';
const SIZE_LIMIT = 64 * 1024;
// The infrastructure counts as applied a while before the push, so that its alarms have data at once.
const APPLIED_EARLIER = 15 * 60_000;

/** The services of the estate: the reference ones, a fleet's, and those that repositories of the Git host declare. */
export class ServiceRegister {
  private readonly declared = new Map<string, Service>();

  constructor(
    private readonly log: (line: string) => void,
    private readonly fleet: readonly Service[] = [],
  ) {}

  all(): Service[] {
    return [...referenceServices, ...this.fleet, ...this.declared.values()];
  }

  /** Reads what a repository declares, if anything, and says whether the estate changed. */
  async read(repository: Repository): Promise<boolean> {
    try {
      const tfvars = await this.declaration(repository);
      if (tfvars === undefined) {
        return this.declared.delete(repository.name);
      }
      const createdAt = (await repository.createdAt()) - APPLIED_EARLIER;
      const service = declaredService(tfvars, {
        repository: repository.name,
        createdAt,
      });
      const other = this.all().find(({ name }) => name === service.name);
      if (other && other.source !== repository.name) {
        throw new InputError(`${service.name} is declared by ${other.source}`);
      }
      this.declared.set(repository.name, service);
      this.log(`${service.name} has joined the estate (${repository.name})`);
      return true;
    } catch (error) {
      if (!(error instanceof InputError)) {
        throw error;
      }
      this.log(
        `Ignored ${DECLARATION} of ${repository.name}: ${error.message}`,
      );
      return false;
    }
  }

  private async declaration(
    repository: Repository,
  ): Promise<string | undefined> {
    try {
      const { sha } = await repository.commit('HEAD');
      const entry = await repository.entry(sha, DECLARATION);
      if (entry.type !== 'blob') {
        return undefined;
      }
      if ((entry.size ?? 0) > SIZE_LIMIT) {
        throw new InputError(`It is larger than ${SIZE_LIMIT} bytes`);
      }
      return (await repository.blob(entry.sha)).toString('utf8');
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }
}
