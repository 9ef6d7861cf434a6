import { Notice } from '@gantry/plugin-vitals-node';
import { FailingStatus } from './NoticeSettings';
import { Watch } from './Watch';

/** An entity that was of an incident, and has been well while others of it were not. */
export interface Recovery {
  entityRef: string;
  /** ISO 8601; absent where it has failed again, and another incident tells that it is over. */
  wellSince?: string;
}

/** What one owner has been told of, and not yet that it is over. */
export interface OpenIncident {
  id: string;
  ownerRef: string;
  /** Of all its notices, so that who does not want them hears of none. */
  topic: string;
  /** What its notices name first. */
  leadRef: string;
  /** The worst that was told, unless it has stood lower for long: what is worse is told. */
  status: FailingStatus;
  /** ISO 8601: since when its entities stand lower than that; absent while they do not. */
  lowerSince?: string;
  /** 1, and one more each time that the status was lowered. */
  round: number;
  /** Whether it is older than the first look: nobody has been told of it, nor will be that it is over. */
  isQuiet: boolean;
  /** ISO 8601: when it was first told of. */
  openedAt: string;
  /** ISO 8601: when the first of its entities began to fail; absent where that is forgotten. */
  beganAt?: string;
  /** What has been well for long is not among them any more, and begins anew should it fail again. */
  entityRefs: readonly string[];
  recovered: readonly Recovery[];
}

/** All that is remembered between two looks at the fleet. */
export interface NoticeMemory {
  /** ISO 8601: the first look, at all or after an hour or more without one; this one if it is it. */
  beganAt: string;
  /** By entity reference. */
  watches: ReadonlyMap<string, Watch>;
  /** Those that have been open longest first. */
  incidents: readonly OpenIncident[];
}

/** What one look at the fleet changes of it, and what is to be told. */
export interface NoticeChanges {
  /** New or changed. */
  watches: Watch[];
  /** Entity references of what need not be watched any more. */
  unwatched: string[];
  /** New or changed, those that entities joined or left included. */
  incidents: OpenIncident[];
  /** Ids of incidents that are over. */
  closed: string[];
  notices: Notice[];
}
