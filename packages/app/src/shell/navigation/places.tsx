import {
  RiAlarmWarningLine,
  RiAppsLine,
  RiBookOpenLine,
  RiHome4Line,
  RiNodeTree,
  RiAddCircleLine,
} from '@remixicon/react';
import { ReactElement } from 'react';

export interface Place {
  /** The extension of the page. */
  id: string;
  title: string;
  icon: ReactElement;
  /** Pressed after `g`. */
  letter: string;
}

/** Where people go, by how often they do. */
export const places: Place[] = [
  {
    id: 'page:vitals/home',
    title: 'Home',
    icon: <RiHome4Line aria-hidden />,
    letter: 'h',
  },
  {
    id: 'page:vitals/on-call',
    title: 'On call',
    icon: <RiAlarmWarningLine aria-hidden />,
    letter: 'o',
  },
  {
    id: 'page:catalog',
    title: 'Catalog',
    icon: <RiAppsLine aria-hidden />,
    letter: 'c',
  },
  {
    id: 'page:api-docs',
    title: 'APIs',
    icon: <RiNodeTree aria-hidden />,
    letter: 'a',
  },
  {
    id: 'page:scaffolder',
    title: 'Create',
    icon: <RiAddCircleLine aria-hidden />,
    letter: 'n',
  },
  {
    id: 'page:techdocs',
    title: 'Docs',
    icon: <RiBookOpenLine aria-hidden />,
    letter: 'd',
  },
];
