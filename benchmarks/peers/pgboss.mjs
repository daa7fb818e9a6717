// pg-boss, which hands out jobs in batches: one statement for each batch.
import { PgBoss } from 'pg-boss'
import pg from 'pg'
import { report, send, steps } from './work.mjs'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 })
const boss = new PgBoss({ connectionString: process.env.DATABASE_URL, max: 8, supervise: false, schedule: false })
await boss.start()
await boss.createQueue('send')
for (let from = 0; from < steps; from += 5000) {
  await boss.insert('send', Array.from({ length: Math.min(5000, steps - from) }, (_, i) => ({
    data: { enrollment: crypto.randomUUID(), name: `Ana${from + i}`, email: `ana${from + i}@example.com` }
  })))
}
await pool.query('vacuum analyze')
const begun = process.hrtime.bigint()
let done = 0
const lane = async () => {
  for (;;) {
    const jobs = await boss.fetch('send', { batchSize: 500 })
    if (!jobs.length) return
    await send(pool, jobs.map((job) => job.data))
    await boss.complete('send', jobs.map((job) => job.id))
    done += jobs.length
  }
}
await Promise.all([lane(), lane()])
if (done !== steps) throw new Error(`${done} of ${steps} jobs were done`)
report(begun)
await boss.stop({ graceful: false })
await pool.end()
