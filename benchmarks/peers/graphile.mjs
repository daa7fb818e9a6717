// graphile-worker with its local queue and batched completion, which its own manual names as the fast setting.
import { run, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { report, send, steps } from './work.mjs'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 })
await runMigrations({ pgPool: pool })
await pool.query(`select graphile_worker.add_jobs(array(select json_populate_record(null::graphile_worker.job_spec,
  json_build_object('identifier', 'send', 'payload',
    json_build_object('enrollment', gen_random_uuid(), 'name', 'Ana' || n, 'email', 'ana' || n || '@example.com')))
  from generate_series(1, ${steps}) n))`)
await pool.query('vacuum analyze')
let done = 0
const begun = process.hrtime.bigint()
let finish
const finished = new Promise((resolve) => { finish = resolve })
const runner = await run({
  pgPool: pool,
  noHandleSignals: true,
  taskList: {
    send: async (payload) => {
      await send(pool, [payload])
      if (++done === steps) finish()
    }
  },
  preset: { worker: { concurrentJobs: 24, localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } }
})
await finished
report(begun)
await runner.stop()
await pool.end()
