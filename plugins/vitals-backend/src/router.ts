import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityInspection,
  EntityVitals,
  Transitions,
  vitalKinds,
} from '@gantry/plugin-vitals-common';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { Audience } from './fleet/Audience';
import { Caller, CallerViews } from './fleet/CallerViews';
import { FleetAnswers, FleetRequest, fleetTypes } from './fleet/FleetAnswers';
import { Inspector } from './fleet/Inspector';
import { inspectionWindow, windowQuery } from './fleet/inspectionWindow';
import { readEntityVitals } from './fleet/readEntityVitals';
import { readTransitions } from './fleet/readTransitions';
import { transitionsQuery, transitionsSince } from './fleet/transitionsQuery';
import { Acknowledger } from './onCall/Acknowledger';
import { OnCallAnswers } from './onCall/OnCallAnswers';
import { createOnCallRouter } from './onCall/createOnCallRouter';
import { HandoverOptions } from './onCall/Handovers';
import { parseInput } from './parseInput';
import { encodingFor, sendEncoded } from './sendEncoded';
import { VitalsStore } from './store';
import { SurveyRequests } from './survey/SurveyRequests';
import { ProviderRegistry } from './survey/ProviderRegistry';

export interface RouterOptions {
  httpAuth: HttpAuthService;
  audience: Audience;
  views: CallerViews;
  fleet: FleetAnswers;
  onCall: OnCallAnswers;
  acknowledger: Acknowledger;
  handover: HandoverOptions;
  auditor: AuditorService;
  registry: ProviderRegistry;
  requests: SurveyRequests;
  store: VitalsStore;
  staleAfter: number;
  logger: LoggerService;
}

const entityParams = z.object({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(63),
});
const inspectionParams = entityParams.extend({ vital: z.enum(vitalKinds) });
const surveyRequest = z.object({
  vital: z.enum(vitalKinds),
  source: z.string().min(1).max(200),
});
const fleetQuery = z.object({
  since: z.coerce
    .number({ error: 'must be a revision, a whole number' })
    .int()
    .nonnegative()
    .optional(),
});

export function createRouter(options: RouterOptions): express.Router {
  const { httpAuth } = options;
  const inspector = new Inspector(options);
  const router = Router();
  const callerOf = async (req: express.Request): Promise<Caller> => ({
    credentials: await httpAuth.credentials(req, { allow: ['user'] }),
    authorization: req.headers.authorization ?? '',
  });

  router.use((_req, res, next) => {
    // Whoever keeps an answer asks each time whether it still holds; the ETag makes that cheap.
    res.setHeader('Cache-Control', 'private, no-cache');
    next();
  });

  router.get('/entities/:kind/:namespace/:name', async (req, res) => {
    const caller = await callerOf(req);
    const entityRef = stringifyEntityRef(parseInput(entityParams, req.params));
    res.json(
      (await readEntityVitals(
        options,
        caller,
        entityRef,
      )) satisfies EntityVitals,
    );
  });

  router.get('/entities/:kind/:namespace/:name/:vital', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const params = parseInput(inspectionParams, req.params);
    const window = inspectionWindow(
      parseInput(windowQuery, req.query),
      Date.now(),
    );
    res.json(
      (await inspector.inspect(
        credentials,
        stringifyEntityRef(params),
        params.vital,
        window,
      )) satisfies EntityInspection,
    );
  });

  router.get('/fleet', async (req, res) => {
    const caller = await callerOf(req);
    const { since } = parseInput(fleetQuery, req.query);
    const type = req.accepts([...fleetTypes]) || fleetTypes[0];
    const encoding = encodingFor(req);
    const answer = await options.fleet.answer(caller, {
      since,
      type,
      encoding,
    } as FleetRequest);
    sendEncoded(req, res, { ...answer, type, encoding });
  });

  router.use('/on-call', createOnCallRouter({ ...options, callerOf }));

  router.get('/transitions', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const query = parseInput(transitionsQuery, req.query);
    const since = transitionsSince(query.since, Date.now());
    res.json(
      (await readTransitions(options, credentials, {
        ...query,
        since,
      })) satisfies Transitions,
    );
  });

  // For upstreams that tell of changes. Their bodies are not read: the survey asks for itself.
  router.post('/surveys', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    const { vital, source } = parseInput(surveyRequest, req.query);
    options.requests.request(vital, source);
    res.status(202).end();
  });

  return router;
}
