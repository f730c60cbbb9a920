import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';

/** A letter that the typeface of the printed page lacks. */
export class MissingLetter extends Error {
  readonly letter: string;
  constructor(letter: string) {
    super(`the typeface of the PDF has no "${letter}"`);
    this.letter = letter;
  }
}

const FONTS = ['400Regular/IBMPlexSans_400Regular.ttf', '600SemiBold/IBMPlexSans_600SemiBold.ttf'];
const ROOT = '/document';

/**
 * Sets a document with Typst as a tagged PDF/UA-1 (ISO 14289-1). `template` reads its words from `content.json` and its drawings by name. The typeface is
 * IBM Plex Sans, given here and nowhere else; nothing is taken from the machine. Same input, same bytes: the document has no date.
 * Throws {@link MissingLetter} when a text has a letter that the typeface lacks.
 */
export function compilePdf(template: string, content: unknown, drawings: ReadonlyMap<string, string>): Buffer {
  const require = createRequire(import.meta.url);
  const fontBlobs = FONTS.map((file) => readFileSync(require.resolve(`@expo-google-fonts/ibm-plex-sans/${file}`)));
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }], workspace: ROOT });
  compiler.mapShadow(`${ROOT}/content.json`, Buffer.from(JSON.stringify(content)));
  for (const [name, svg] of drawings) compiler.mapShadow(`${ROOT}/${name}`, Buffer.from(svg));
  const compiled = compiler.compile({ mainFileContent: template });
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics ?? 'Typst gave nothing'));
  try {
    return compiler.pdf(compiled.result, { pdfStandard: PdfStandard.UA_1 });
  } catch (error) {
    const letter = /the text `\\?"(.+?)\\?"` could not be displayed/u.exec((error as Error).message)?.[1];
    throw letter === undefined ? error : new MissingLetter(letter);
  } finally {
    compiler.evictCache(0);
  }
}
