import { describe, expect, it } from 'vitest'
import { LEAD_STATES } from '../../domain/lead-states.ts'
import { CONTRACTORS } from '../../scripts/demo/contractors.ts'
import { LEADS } from '../../scripts/demo/leads.ts'
import { POSTCODE_AREAS } from '../../scripts/demo/postcode-areas.ts'
import { PRICE_BOOK } from '../../scripts/demo/price-book.ts'
import { STAFF } from '../../scripts/demo/staff.ts'
import { CONTRACTOR_TASKS } from '../../scripts/seed-contractor-tasks.ts'

const distinct = <T>(values: readonly T[]) => new Set(values).size === values.length

describe('the demo business holds together', () => {
  it('has about seventy tasks in six categories, none of them gas', () => {
    expect(CONTRACTOR_TASKS.length).toBeGreaterThanOrEqual(65)
    expect(CONTRACTOR_TASKS.length).toBeLessThanOrEqual(78)
    expect(new Set(CONTRACTOR_TASKS.map((task) => task.category)).size).toBe(6)
    expect(distinct(CONTRACTOR_TASKS.map((task) => task.code))).toBe(true)
    expect(distinct(CONTRACTOR_TASKS.map((task) => task.displayOrder))).toBe(true)
    expect(CONTRACTOR_TASKS.filter((task) => /\bgas\b/i.test(JSON.stringify(task)))).toEqual([])
    for (const task of CONTRACTOR_TASKS) {
      expect(task.requiresCertification).toBe(task.certificationName !== undefined)
    }
  })

  it('prices every line in whole pence, with minutes and at least one task', () => {
    expect(distinct(PRICE_BOOK.map((sku) => sku.code))).toBe(true)
    expect(distinct(PRICE_BOOK.map((sku) => sku.name))).toBe(true)
    const codes = new Set(CONTRACTOR_TASKS.map((task) => task.code))
    for (const sku of PRICE_BOOK) {
      expect(Number.isInteger(sku.price) && sku.price >= 100, sku.code).toBe(true)
      expect(Number.isInteger(sku.minutes) && sku.minutes > 0, sku.code).toBe(true)
      expect(sku.tasks.length > 0 && sku.tasks.every((task) => codes.has(task)), sku.code).toBe(
        true,
      )
      expect(sku.synonyms.length, sku.code).toBeGreaterThan(5)
    }
  })

  it('sells nothing that nobody on the books can do', () => {
    for (const sku of PRICE_BOOK) {
      const able = CONTRACTORS.filter((contractor) =>
        sku.tasks.every((task) => contractor.skills.some((skill) => skill.task === task)),
      )
      expect(able.length, sku.code).toBeGreaterThan(0)
    }
  })

  it('has forty contractors, certified for what they do where that is needed', () => {
    expect(CONTRACTORS).toHaveLength(40)
    const phones = [...CONTRACTORS, ...STAFF, ...LEADS].map((person) => person.phone)
    expect(distinct(phones)).toBe(true)
    expect(phones.every((phone) => /^\+447700900\d{3}$/.test(phone))).toBe(true)
    expect(distinct(CONTRACTORS.map((contractor) => contractor.email))).toBe(true)
    const certificateOf = new Map(
      CONTRACTOR_TASKS.map((task) => [task.code, task.certificationName]),
    )
    for (const { name, skills, certifications, weeklyPattern } of CONTRACTORS) {
      expect(weeklyPattern, name).toHaveLength(7)
      expect(distinct(skills.map((skill) => skill.task)), name).toBe(true)
      for (const { task } of skills) {
        const needed = certificateOf.get(task)
        const held = !needed || certifications.some((one) => one.name === needed)
        expect(held, `${name} ${task}`).toBe(true)
      }
    }
  })

  it('has leads in every state, in places the demo region knows', () => {
    expect(new Set(LEADS.map((lead) => lead.state))).toEqual(new Set(LEAD_STATES))
    const outcodes = new Set(POSTCODE_AREAS.map((area) => area.outcode))
    for (const { postcode } of [...LEADS, ...CONTRACTORS]) {
      expect(outcodes.has(postcode.split(' ')[0] ?? '')).toBe(true)
    }
  })
})
