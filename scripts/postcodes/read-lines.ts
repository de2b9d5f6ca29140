/** The lines of a CSV file, or of every CSV in a zip, one at a time: the whole is never in memory. */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import yauzl from 'yauzl'

export interface Line {
  /** Which file it stands in. */
  file: string
  fields: string[]
}

const fieldsOf = (line: string): string[] =>
  line.split(',').map((field) =>
    field
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )

async function* linesOf(file: string, stream: Readable): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }))
    if (line.trim() !== '') yield { file, fields: fieldsOf(line.replace(/^\uFEFF/, '')) }
}

/** A CSV of data: Code-Point Open brings lists of codes and headings along under `Doc`. */
const isData = (name: string): boolean => /\.csv$/i.test(name) && !/(^|\/)doc\//i.test(name)

async function* zippedLines(path: string): AsyncGenerator<Line> {
  const zip = await yauzl.openPromise(path)
  try {
    for await (const entry of zip.eachEntry()) {
      if (isData(entry.fileName))
        yield* linesOf(entry.fileName, await zip.openReadStreamPromise(entry))
    }
  } finally {
    zip.close()
  }
}

/** @throws when the file cannot be read, or is no zip though it is called one */
export const readLines = (path: string): AsyncGenerator<Line> =>
  /\.zip$/i.test(path) ? zippedLines(path) : linesOf(path, createReadStream(path))
