import { startPostgres } from '../../scripts/postgres.ts'

/** Starts PostgreSQL in the given directory, says where, and stays until it is killed. */
const [dataDir = '', end] = process.argv.slice(2)
const { url, pid } = await startPostgres({ dataDir, endsWithUs: end === 'ends-with-us' })
console.log(JSON.stringify({ url, pid }))
setInterval(() => {}, 60_000)
