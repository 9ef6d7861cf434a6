import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const clients = /^@aws-sdk\/client-/;
/** Sends `AssumeRoleCommand` by itself. */
const assumesRole = 'fromTemporaryCredentials';
const isProductCode = /^(?!.*(__testUtils__|testUtils|\.test\.)).*\.ts$/;

/** The commands of the AWS SDK that the code in a folder can send, each once, in order. */
export function sentCommands(folder: string): string[] {
  const commands = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => isProductCode.test(path))
    .flatMap(path => commandsOf(join(folder, path)));
  return [...new Set(commands)].sort();
}

/** @throws Error for an import that hides what is sent */
function commandsOf(path: string): string[] {
  const { statements } = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  return statements.filter(ts.isImportDeclaration).flatMap(statement => {
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const isClient = clients.test(from);
    const bindings = statement.importClause?.namedBindings;
    if (isClient && (!bindings || ts.isNamespaceImport(bindings))) {
      throw new Error(`${path} must name what it imports of ${from}`);
    }
    if (!bindings || ts.isNamespaceImport(bindings)) {
      return [];
    }
    return bindings.elements.flatMap(({ name, propertyName }) => {
      const imported = (propertyName ?? name).text;
      if (imported === assumesRole) {
        return ['AssumeRoleCommand'];
      }
      return isClient ? commandOf(imported, path) : [];
    });
  });
}

function commandOf(imported: string, path: string): string[] {
  if (imported.endsWith('Command')) {
    return [imported];
  }
  if (imported.startsWith('paginate')) {
    return [`${imported.slice('paginate'.length)}Command`];
  }
  if (imported.startsWith('waitUntil')) {
    throw new Error(`${path} waits by ${imported}: name its command instead`);
  }
  return [];
}
