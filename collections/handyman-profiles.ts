import { placeProfile } from '../hooks/handyman-profiles/place-profile.ts'
import { rematchOnDeactivation } from '../hooks/handyman-profiles/rematch-on-deactivation.ts'
import { byVerbsOnly } from './access/by-role.ts'
import { defineTable } from './define-table.ts'
import { contractorVerbs } from './endpoints/handyman-profiles/index.ts'
import { flag, integer, json, location, phone, postcode, relation, text } from './fields.ts'
import { isCertificationList } from './validations.ts'

export const HandymanProfiles = defineTable('handyman-profiles', {
  own: (id) => ({ user: { equals: id } }),
  endpoints: contractorVerbs,
  hooks: { beforeChange: [placeProfile], afterChange: [rematchOnDeactivation] },
  fields: [
    relation('user', 'users', { unique: true }),
    text('name', { required: true }),
    phone('phone', { required: true }),
    { name: 'photo', type: 'upload', relationTo: 'media' },
    postcode('postcode', { required: true }),
    location(),
    integer('radiusMiles', { required: true, min: 1, max: 100, defaultValue: 15 }),
    integer('maxConcurrentJobs', { min: 1, max: 20, defaultValue: 3 }),
    flag('isActive', true),
    flag('reactiveMode'),
    json('certifications', { defaultValue: [], validate: isCertificationList }),
    { name: 'rating', type: 'number', min: 1, max: 5 },
    integer('ratingCount', { min: 0, defaultValue: 0 }),
    integer('jobsAssigned', { min: 0, defaultValue: 0, access: byVerbsOnly }),
    integer('jobsKept', { min: 0, defaultValue: 0, access: byVerbsOnly }),
    integer('payPercent', { min: 0, max: 100, defaultValue: 60 }),
    json('weeklyPattern'),
  ],
})
