import { Notice } from '@gantry/plugin-vitals-node';
import { FailingStatus } from './NoticeSettings';
import { Watch } from './Watch';

/** What one owner has been told of, and not yet that it is over. */
export interface OpenIncident {
  id: string;
  ownerRef: string;
  /** Of all its notices, so that who does not want them hears of none. */
  topic: string;
  /** What its notices name first. */
  leadRef: string;
  /** The worst that was told. */
  status: FailingStatus;
  /** ISO 8601: when it was first told of. */
  openedAt: string;
  /** ISO 8601: when the first of its entities began to fail; absent where that is forgotten. */
  beganAt?: string;
  entityRefs: readonly string[];
}

/** All that is remembered between two looks at the fleet. */
export interface NoticeMemory {
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
  /** New or changed, entities that joined included. */
  incidents: OpenIncident[];
  /** Ids of incidents that are over. */
  closed: string[];
  notices: Notice[];
}
