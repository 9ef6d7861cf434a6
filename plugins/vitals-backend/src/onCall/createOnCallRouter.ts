import { AuditorService } from '@backstage/backend-plugin-api';
import { Acknowledgement, Handover } from '@gantry/plugin-vitals-common';
import express from 'express';
import Router from 'express-promise-router';
import { Caller } from '../fleet/CallerViews';
import { windowQuery } from '../fleet/inspectionWindow';
import { parseInput } from '../parseInput';
import { encodingFor, sendEncoded } from '../sendEncoded';
import { Acknowledger } from './Acknowledger';
import { HandoverOptions, Handovers } from './Handovers';
import { OnCallAnswers } from './OnCallAnswers';
import { acknowledgementInput, causeInput } from './acknowledgementInput';
import { audited } from './audited';
import { handoverWindow } from './handoverWindow';

export interface OnCallRouterOptions {
  callerOf: (req: express.Request) => Promise<Caller>;
  onCall: OnCallAnswers;
  acknowledger: Acknowledger;
  handover: HandoverOptions;
  auditor: AuditorService;
}

/** What is served under `/on-call`. */
export function createOnCallRouter(
  options: OnCallRouterOptions,
): express.Router {
  const { acknowledger, auditor, callerOf, onCall } = options;
  const handovers = new Handovers(options.handover);
  const router = Router();

  router.get('/', async (req, res) => {
    const caller = await callerOf(req);
    const encoding = encodingFor(req);
    sendEncoded(req, res, {
      ...(await onCall.encoded(caller, encoding)),
      type: 'application/json',
      encoding,
    });
  });

  // Of a note only the length is told: logs travel further than the database.
  router.post('/acknowledgements', express.json(), async (req, res) => {
    const caller = await callerOf(req);
    const acknowledgement = await audited(
      auditor,
      { eventId: 'on-call-acknowledge', request: req },
      async tell => {
        const { cause, note } = parseInput(acknowledgementInput, req.body);
        tell({ ...cause, noteLength: note?.length ?? 0 });
        return acknowledger.acknowledge(caller, { cause, note });
      },
    );
    res.status(201).json(acknowledgement satisfies Acknowledgement);
  });

  router.delete('/acknowledgements', async (req, res) => {
    const caller = await callerOf(req);
    await audited(
      auditor,
      { eventId: 'on-call-withdraw', request: req },
      async tell => {
        const cause = parseInput(causeInput, req.query);
        tell({ ...cause });
        await acknowledger.withdraw(caller, cause);
      },
    );
    res.status(204).end();
  });

  router.get('/handover', async (req, res) => {
    const caller = await callerOf(req);
    const query = parseInput(windowQuery, req.query);
    const window = handoverWindow(query, Date.now());
    res.json((await handovers.read(caller, window)) satisfies Handover);
  });

  return router;
}
