import { AuthService } from '@backstage/backend-plugin-api';
import { FleetMemory } from '../fleet/FleetMemory';
import { EntityVitalsOptions } from '../fleet/readEntityVitals';
import { TransitionsOptions } from '../fleet/readTransitions';
import { OnCallAnswers } from '../onCall/OnCallAnswers';
import { TargetIndex } from '../survey/TargetIndex';

/** What the actions ask, the same as the routes. */
export interface ActionsOptions
  extends EntityVitalsOptions, TransitionsOptions {
  auth: AuthService;
  memory: FleetMemory;
  onCall: Pick<OnCallAnswers, 'answer'>;
  index: Pick<TargetIndex, 'latestKnown' | 'read'>;
}
