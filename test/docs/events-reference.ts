import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '#rma/platform';
import { code, generated, table } from './markdown.js';

interface Field {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
}

const aggregates = [
  { folder: 'order', title: 'An order', stream: 'rmaOrder-<orderId>' },
  { folder: 'rma', title: 'A return', stream: 'rma-<rmaId>' },
  { folder: 'refund', title: 'A refund', stream: 'rmaRefund-<refundId>' },
  { folder: 'factory-claim', title: 'A claim on a factory', stream: 'rmaFactoryClaim-<claimId>' },
  { folder: 'parcel', title: 'A parcel without RMA', stream: 'rmaParcel-<parcelId>' },
  { folder: 'feedback', title: 'A quality finding', stream: 'rmaFeedback-<feedbackId>' },
] as const;

/** Every stored event type with its fields, as the source says them. */
export function eventsReference(): string {
  const files = aggregates.map(({ folder }) => join(projectRoot, 'libs', 'returns', folder, 'events.ts'));
  const program = ts.createProgram(files, { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, strict: true });
  const checker = program.getTypeChecker();
  const sections = aggregates.map(({ title, stream }, index) => {
    const file = files[index] ?? '';
    const source = program.getSourceFile(file);
    if (!source) throw new Error(`${file} cannot be read.`);
    return [`## ${title}: ${code(stream)}`, ...eventsOf(source, checker)].join('\n\n');
  });
  return `${[generated, '# Events', introduction, ...sections].join('\n\n')}\n`;
}

const introduction =
  'What is stored for ever. Every event also carries the metadata of its envelope (`commandId`, `correlationId`, `causationId`, `actor`, `occurredAt`, ' +
  '`schemaVersion`, `policyVersion`, `previousHash`, `hash`). `Sealed` is personal data under one person’s key; `Slots` are ranges of places on an order line, ' +
  'both ends inside; `Money` is `{amount, currency}` in minor units.';

function eventsOf(source: ts.SourceFile, checker: ts.TypeChecker): string[] {
  return source.statements
    .filter((one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
    .flatMap((declaration) => {
      const type = checker.getTypeAtLocation(declaration);
      const kind = type.isUnion() ? undefined : type.getProperty('type');
      if (!kind || checker.typeToString(checker.getTypeOfSymbol(kind)) !== `"${declaration.name.text}"`) return [];
      const fields = type
        .getProperties()
        .filter(({ name }) => name !== 'type')
        .map((property) => fieldOf(property, checker));
      const doc = docOf(checker.getSymbolAtLocation(declaration.name), checker);
      return [
        `### ${declaration.name.text}`,
        ...(doc ? [doc] : []),
        table(
          ['field', 'type', ''],
          fields.map(({ name, type: of, doc: about }) => [code(name), code(of), about]),
        ),
      ];
    });
}

function fieldOf(property: ts.Symbol, checker: ts.TypeChecker): Field {
  const declaration = property.valueDeclaration;
  const written = declaration && ts.isPropertySignature(declaration) ? declaration.type?.getText() : undefined;
  return { name: property.name, type: written ?? checker.typeToString(checker.getTypeOfSymbol(property)), doc: docOf(property, checker) };
}

const docOf = (symbol: ts.Symbol | undefined, checker: ts.TypeChecker): string =>
  ts.displayPartsToString(symbol?.getDocumentationComment(checker));
