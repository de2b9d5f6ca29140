import { longDate } from '../words/when.ts'
import { contractorApi, type Skill } from './contractor-api.ts'
import { Loading } from './Loading.tsx'
import { useAnswer } from './use-answer.ts'

const inWords = (category: string) =>
  category.charAt(0).toUpperCase() + category.slice(1).replaceAll('_', ' ')

const done = ({ completedCount }: Skill) => (completedCount === 0 ? '' : ` ${completedCount} done`)

/** What this contractor is sent out for; the office keeps it true with them. */
export const Skills = () => {
  const { answer, problem, again } = useAnswer(contractorApi.skills)
  if (!answer) return <Loading label="Loading your skills" problem={problem} again={again} />
  const { skills, certifications } = answer
  const categories = [...new Set(skills.map(({ category }) => category))]
  return (
    <section aria-labelledby="skills">
      <h2 id="skills">What we send you out for</h2>
      <p className="hint">
        Something missing or wrong? Tell the office: the more you can do, the more jobs fit you.
      </p>
      {skills.length === 0 && <p>Nothing yet. Please call the office.</p>}
      {categories.map((category) => (
        <section key={category} aria-label={inWords(category)}>
          <h3 className="subhead">{inWords(category)}</h3>
          <ul className="card rows">
            {skills
              .filter((skill) => skill.category === category)
              .map((skill) => (
                <li key={skill.task}>
                  <span>
                    {skill.name}
                    <span className="hint">{done(skill)}</span>
                  </span>
                  {skill.confidence === 'expert' && <span className="pill">Expert</span>}
                </li>
              ))}
          </ul>
        </section>
      ))}
      {certifications.length > 0 && (
        <section aria-label="Certificates">
          <h3 className="subhead">Certificates</h3>
          <ul className="card rows">
            {certifications.map(({ name, expiresOn }) => (
              <li key={name}>
                <span>{name}</span>
                {expiresOn && <span className="hint">until {longDate(expiresOn)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  )
}
