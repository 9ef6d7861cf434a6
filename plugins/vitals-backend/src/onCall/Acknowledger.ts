import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  Acknowledgement,
  AcknowledgementRequest,
  Incident,
  IncidentCause,
  vitalsAcknowledgePermission,
} from '@gantry/plugin-vitals-common';
import { Audience } from '../fleet/Audience';
import { Caller } from '../fleet/CallerViews';
import { AcknowledgementStore, Subject, subjectOf } from '../store';
import { Announcer } from '../survey/Announcer';
import { OnCallAnswers } from './OnCallAnswers';

export interface AcknowledgerOptions {
  answers: OnCallAnswers;
  audience: Audience;
  store: AcknowledgementStore;
  signals: SignalsService;
  logger: LoggerService;
}

/** Acknowledges for callers who may, and nothing that they do not see. */
export class Acknowledger {
  constructor(private readonly options: AcknowledgerOptions) {}

  /**
   * Acknowledges an incident as the caller sees it: its cause, and those of its entities that nobody has.
   *
   * @throws NotAllowedError without the permission
   * @throws NotFoundError where the caller sees no such incident
   * @throws ConflictError where somebody was first
   */
  async acknowledge(
    caller: Caller,
    { cause, note }: AcknowledgementRequest,
  ): Promise<Acknowledgement> {
    await this.authorize(caller);
    const subject = subjectOf(cause);
    const { items } = await this.options.answers.answer(caller);
    const incident = items.find(each => subjectOf(each.cause) === subject);
    if (!incident) {
      throw new NotFoundError(`There is no incident of ${nameOf(cause)}`);
    }
    const result = await this.options.store.acknowledge(
      {
        cause: subject,
        others: othersIn(incident, subject),
        by: caller.credentials.principal.userEntityRef,
        note,
      },
      new Date(),
    );
    if ('standing' in result) {
      const { by, at } = result.standing;
      throw new ConflictError(
        `${by} was first to acknowledge ${nameOf(cause)}, at ${at}`,
      );
    }
    await this.announce(result.revision);
    return result.given;
  }

  /**
   * Takes an acknowledgement back, whoever gave it, and what was acknowledged with it and the caller may see, also
   * where that is well for the moment and in no incident.
   *
   * @throws NotAllowedError without the permission
   * @throws NotFoundError where the caller sees none
   */
  async withdraw(caller: Caller, cause: IncidentCause): Promise<void> {
    await this.authorize(caller);
    const subject = subjectOf(cause);
    const { items } = await this.options.answers.answer(caller);
    const isSeen = items.some(
      each =>
        subjectOf(each.cause) === subject ||
        each.entities.some(({ entityRef }) => entityRef === subject),
    );
    const revision = isSeen ? await this.end(caller, subject) : undefined;
    if (revision === undefined) {
      throw new NotFoundError(
        `There is no acknowledgement of ${nameOf(cause)}`,
      );
    }
    await this.announce(revision);
  }

  private async end(
    { credentials }: Caller,
    subject: Subject,
  ): Promise<number | undefined> {
    const { audience, store } = this.options;
    const given = await store.readGivenWith(subject);
    const visible = await audience.visible(given, credentials);
    return store.withdraw(
      {
        subject,
        others: [...visible],
        by: credentials.principal.userEntityRef,
      },
      new Date(),
    );
  }

  /** Asked each time: an answer that is remembered offers it, and lets nobody do it. */
  private async authorize({ credentials }: Caller): Promise<void> {
    if (!(await this.options.audience.mayAcknowledge(credentials))) {
      throw new NotAllowedError(
        `The permission ${vitalsAcknowledgePermission.name} is missing`,
      );
    }
  }

  private async announce(revision: number): Promise<void> {
    await new Announcer(this.options).add(Promise.resolve(revision));
  }
}

function othersIn({ entities }: Incident, subject: Subject): string[] {
  return entities
    .map(({ entityRef }) => entityRef)
    .filter(entityRef => entityRef !== subject);
}

function nameOf(cause: IncidentCause): string {
  return 'source' in cause ? cause.source : cause.entityRef;
}
