import { parseEntityRef } from '@backstage/catalog-model';
import { Handover, HandoverEntry } from './answers';
import { escapeMarkdown } from './escapeMarkdown';

export interface HandoverMarkdownOptions {
  /** Where an entity is found, in full; undefined for one that has no page. */
  urlOf(entityRef: string): string | undefined;
  /** As people call an entity, a group or a user, where that is known; by default its title or name. */
  nameOf?(entityRef: string): string | undefined;
}

/** A handover to be pasted elsewhere. What others have written in it stays text. */
export function handoverMarkdown(
  { from, to, items }: Handover,
  options: HandoverMarkdownOptions,
): string {
  const isOpen = ({ until }: HandoverEntry) => until === undefined;
  const sections = [
    ...section('Still open', items.filter(isOpen)),
    ...section(
      'Recovered',
      items.filter(item => !isOpen(item)),
    ),
  ];
  return `${[`# Handover: ${timeOf(from)} to ${timeOf(to)}`, ...sections].join('\n\n')}\n`;

  function section(title: string, entries: HandoverEntry[]): string[] {
    const lines = entries.flatMap(lineUp);
    return [
      `## ${title} (${entries.length})`,
      lines.length > 0 ? lines.join('\n') : 'Nothing.',
    ];
  }

  function lineUp(entry: HandoverEntry): string[] {
    const { entityRef, facts, vital, status, reason } = entry;
    const details = [
      vital,
      facts.tier && `tier ${facts.tier}`,
      facts.ownerRef && `owned by ${nameOf(facts.ownerRef)}`,
    ].filter(detail => !!detail);
    return [
      `- **${status[0].toUpperCase()}${status.slice(1)}**: ${linkTo(entityRef, facts.title)} (${escapeMarkdown(details.join(', '))})`,
      `  - ${lasting(entry)}`,
      `  - Reason: ${escapeMarkdown(reason)}`,
      ...acknowledged(entry),
    ];
  }

  function acknowledged({ acknowledgements }: HandoverEntry): string[] {
    if (acknowledgements.length === 0) {
      return ['  - Nobody acknowledged it'];
    }
    return acknowledgements.map(({ by, at, note, endedAt }) => {
      const end = endedAt === undefined ? '' : ` until ${timeOf(endedAt)}`;
      const words = note ? `: ${note}` : '';
      return `  - ${escapeMarkdown(`Acknowledged by ${nameOf(by)} at ${timeOf(at)}${end}${words}`)}`;
    });
  }

  function linkTo(entityRef: string, title?: string): string {
    const name = escapeMarkdown(nameOf(entityRef, title));
    const url = options.urlOf(entityRef);
    return url === undefined ? name : `[${name}](${encodeTarget(url)})`;
  }

  function nameOf(entityRef: string, title?: string): string {
    return (
      options.nameOf?.(entityRef) || title || parseEntityRef(entityRef).name
    );
  }
}

function lasting({ from, until, changes }: HandoverEntry): string {
  const begin = from === undefined ? undefined : timeOf(from);
  const often =
    changes > 1 ? `; its status changed ${changes} times in the shift` : '';
  if (until === undefined) {
    return `${begin ? `Since ${begin}` : 'Since before what is remembered'}${often}`;
  }
  return `${begin ? `From ${begin} until` : 'Until'} ${timeOf(until)}${often}`;
}

function timeOf(time: string): string {
  const [date, clock] = new Date(time).toISOString().split('T');
  return `${date} ${clock.slice(0, 5)} UTC`;
}

/** What would end the target of a link early. */
function encodeTarget(url: string): string {
  return url.replace(
    /[\s<>()\\]/g,
    character =>
      `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
