// The work of one step, the same for every queue: fill in a template, insert one message under its unique key.
import { Liquid } from 'liquidjs'

export const steps = Number(process.env.STEPS)
const liquid = new Liquid()
const template = liquid.parse(process.env.TEMPLATE)

const text = (payload) =>
  liquid.renderSync(template, { lead: { firstName: payload.name }, agent: { name: 'Maya Lopez' } })

const insert = `insert into bench.peer_sent select gen_random_uuid(), e, 0, 'EMAIL', r, 'Hello', b, now()
  from unnest($1::uuid[], $2::text[], $3::text[]) as x (e, r, b) on conflict do nothing`

/** One statement for the payloads, as many as the queue gives at a time. */
export const send = (client, payloads) =>
  client.query(insert, [payloads.map((p) => p.enrollment), payloads.map((p) => p.email), payloads.map(text)])

export const report = (begun) => console.log(`seconds ${(Number(process.hrtime.bigint() - begun) / 1e9).toFixed(3)}`)
