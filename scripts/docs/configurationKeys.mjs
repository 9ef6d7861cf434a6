import ts from 'typescript';

/** Types of Backstage that are written in several ways, by a word for all of them. */
const named = {
  HumanDuration: 'duration',
  SchedulerServiceTaskScheduleDefinitionConfig: 'schedule',
};

/** In comments, the default is the sentence that begins so. */
const defaultPattern =
  /\s*Default: ((?:`[^`]*`|"[^"]*"|[^.`"]|\.(?!\s|$))+)\.(?=\s|$)/;

/**
 * The keys that a `config.d.ts` declares, in its order; sections come before what they hold. The section
 * that has nothing of its own to say is left out.
 */
export function readConfigurationKeys(file, source) {
  const { statements } = ts.createSourceFile(
    file,
    source,
    ts.ScriptTarget.Latest,
    true,
  );
  const config = statements.find(
    statement =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Config',
  );
  if (!config) {
    throw new Error(`${file} declares no interface Config`);
  }
  return config.members.flatMap(member => keysOf(member, '', file));
}

function keysOf(member, prefix, file) {
  const isIndex = ts.isIndexSignatureDeclaration(member);
  const own = isIndex
    ? `<${member.parameters[0].name.text}>`
    : member.name.text;
  const key = prefix ? `${prefix}.${own}` : own;
  const { type, members, suffix } = describe(member.type);
  const { text, standard, visibility } = comment(member);
  const isSection = members !== undefined;
  if (!isSection && !text) {
    throw new Error(`${file} does not say what ${key} is for`);
  }
  const nested = (members ?? []).flatMap(each =>
    keysOf(each, `${key}${suffix}`, file),
  );
  return text
    ? [
        {
          key,
          type,
          isSection,
          isRequired: !isIndex && !member.questionToken,
          standard,
          visibility,
          text,
        },
        ...nested,
      ]
    : nested;
}

/** The type in words; for a section or a list of them, also what it holds. */
function describe(node) {
  if (ts.isTypeLiteralNode(node)) {
    const [first] = node.members;
    return first && ts.isIndexSignatureDeclaration(first) && !isDeep(first)
      ? {
          type: `${words(first.type)} for each ${first.parameters[0].name.text}`,
        }
      : { type: 'section', members: node.members, suffix: '' };
  }
  const item = itemOf(node);
  if (item && ts.isTypeLiteralNode(item)) {
    return { type: 'list of sections', members: item.members, suffix: '[]' };
  }
  return { type: words(node) };
}

function isDeep(index) {
  return ts.isTypeLiteralNode(index.type);
}

function words(node) {
  const item = itemOf(node);
  if (item) {
    return `list of ${words(item)}`;
  }
  if (ts.isUnionTypeNode(node)) {
    const each = node.types.map(words);
    return each[0] === 'duration'
      ? 'duration'
      : [...new Set(each)].join(' or ');
  }
  if (ts.isLiteralTypeNode(node)) {
    return `\`${node.literal.text ?? node.getText()}\``;
  }
  const text = node.getText();
  return named[text] ?? (text === 'string' ? 'text' : text);
}

function itemOf(node) {
  if (ts.isArrayTypeNode(node)) {
    return node.elementType;
  }
  return ts.isTypeReferenceNode(node) && node.typeName.getText() === 'Array'
    ? node.typeArguments[0]
    : undefined;
}

function comment(member) {
  const [doc] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
  const whole = (ts.getTextOfJSDocComment(doc?.comment) ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const tag = (doc?.tags ?? []).find(({ tagName }) =>
    /^(deepV|v)isibility$/.test(tagName.text),
  );
  return {
    text: whole.replace(defaultPattern, '').trim(),
    standard: defaultPattern.exec(whole)?.[1],
    visibility: tag ? ts.getTextOfJSDocComment(tag.comment).trim() : 'backend',
  };
}
