import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { ContractorSkill, ContractorTask, HandymanProfile } from '../../cms/payload-types.ts'
import { londonClock } from '../../domain/london-time.ts'
import { useTasks } from '../leads/task-picker.tsx'
import { Card } from '../pieces/card.tsx'
import { Failure } from '../pieces/failure.tsx'
import { groupBy } from '../pieces/group.ts'
import { useMe } from '../pieces/me.tsx'
import { Waiting } from '../pieces/waiting.tsx'
import { Age } from '../pieces/when.tsx'
import { useBrush } from './brush.ts'
import { certificatesOf } from './certificates.ts'
import { LEVELS, LevelPicker } from './level-picker.tsx'
import { type Level, useSkillsOf } from './skills-of.ts'

function Experience({ skill }: { skill: ContractorSkill | undefined }) {
  if (!skill?.completedCount) return <span className="skill-done" />
  return (
    <small className="skill-done figures">
      {skill.completedCount} done
      {skill.lastPerformedAt && (
        <>
          , last <Age at={skill.lastPerformedAt} /> ago
        </>
      )}
    </small>
  )
}

function Certificate({ task, contractor }: { task: ContractorTask; contractor: HandymanProfile }) {
  if (!task.requiresCertification || !task.certificationName) return null
  const today = londonClock(new Date()).date
  const held = certificatesOf(contractor).some(
    ({ name, expiresOn }) => name === task.certificationName && (!expiresOn || expiresOn >= today),
  )
  const words = held
    ? `Holds ${task.certificationName}`
    : `Needs ${task.certificationName}, which is not held: no such job is offered`
  return (
    <Tooltip title={words}>
      <SafetyCertificateOutlined className={held ? 'checked' : 'missing'} aria-label={words} />
    </Tooltip>
  )
}

/** Seventy tasks by category, three ways each; a category can be filled at once. */
export default function Skills({ contractor }: { contractor: HandymanProfile }) {
  const me = useMe()
  const { tasks, loading } = useTasks()
  const skills = useSkillsOf(contractor.id)
  const editable = me.may('dispatch')
  const brush = useBrush<Level>()
  if (skills.error) return <Failure error={skills.error} />
  if (loading || skills.loading) return <Waiting lines={10} />
  const active = tasks.filter(({ isActive }) => isActive !== false)
  const known = active.filter(({ id }) => skills.levelOf(id) !== 'none')
  const experts = known.filter(({ id }) => skills.levelOf(id) === 'expert').length
  return (
    <>
      <p className="skills-head">
        <span className="figures">
          {known.length} of {active.length} tasks, {experts} as an expert
        </span>
        <span role="status">{skills.saving ? 'Saving …' : 'Saved'}</span>
        {editable && (
          <small>
            Drag down a column to fill it. By keys: <kbd>N</kbd> <kbd>C</kbd> <kbd>E</kbd> set and
            go on, arrows walk.
          </small>
        )}
      </p>
      <div className="skills">
        {groupBy(active, ({ category }) => category).map(([category, among]) => {
          const able = among.filter(({ id }) => skills.levelOf(id) !== 'none').length
          const fill = (level: Level) =>
            skills.setLevels(
              among.map(({ id }) => id),
              level,
            )
          return (
            <Card
              key={category}
              title={category}
              beside={
                <span className="figures">
                  {able} of {among.length}
                </span>
              }
              actions={
                editable && (
                  <span className="fill">
                    <small>Set all</small>
                    {LEVELS.map(({ value, label }) => (
                      <Button
                        key={value}
                        size="small"
                        type="text"
                        aria-label={`All of ${category}: ${label}`}
                        onClick={() => fill(value)}
                      >
                        {label}
                      </Button>
                    ))}
                  </span>
                )
              }
            >
              <ul>
                {among.map((task) => (
                  <li key={task.id} className={`skill ${skills.levelOf(task.id)}`}>
                    <span className="skill-name">
                      {task.name} <Certificate task={task} contractor={contractor} />
                    </span>
                    <Experience skill={skills.skills.get(task.id)} />
                    <LevelPicker
                      task={task}
                      level={skills.levelOf(task.id)}
                      disabled={!editable}
                      brush={brush}
                      choose={(level) => skills.setLevels([task.id], level)}
                    />
                  </li>
                ))}
              </ul>
            </Card>
          )
        })}
      </div>
    </>
  )
}
