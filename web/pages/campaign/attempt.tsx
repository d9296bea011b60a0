import { useState } from 'react';
import { useParams } from 'react-router';
import type { Board } from '../../../campaigns/board.js';
import type { Course } from '../../../campaigns/courses.js';
import type { QuestionPart } from '../../../domain/asking/solve-prompt.js';
import type { LeftOut } from '../../data/answers.js';
import { path } from '../../data/client.js';
import { useRead } from '../../data/queries.js';
import { counted, short, usd } from '../../ui/figures.js';
import { Card, Failed, LeftOutNote, Loading, Pill, StrategyLink } from '../../ui/parts.js';
import { OUTCOME_TONES } from './attempts.js';
import { AnswerStory } from './attempt-answer.js';
import { TreeStory } from './attempt-tree.js';
import { WorkStory } from './attempt-work.js';
import { programIn, programOf } from './programs.js';
import { JudgeDialog } from './strategy-orders.js';

/** The whole story of an episode, in the order in which it went: what was asked, what came, what was said of it, what was thought. */
export function AttemptPage({ board }: { readonly board: Board }) {
  const { address = '' } = useParams();
  const { data: course, error, refetch } = useRead<Course & { readonly unreadable: LeftOut }>(path('attempts', address));
  if (course === undefined) return error === null ? <Loading what="the attempt" /> : <Failed error={error} again={refetch} />;
  return (
    <div className="stack">
      <title>{`${course.task.id} – ${board.campaign.id} – Ratchet`}</title>
      <Head board={board} course={course} />
      <LeftOutNote records={course.unreadable} />
      {course.question.parts.length > 0 && <Question course={course} />}
      <Attempts course={course} />
      <Card title="How it ended">
        <p>{course.ended}</p>
      </Card>
    </div>
  );
}

function Head({ board, course: { task, outcome, strategy, episode } }: { readonly board: Board; readonly course: Course }) {
  const [isJudging, setJudging] = useState(false);
  const came = outcome.status === 'void' ? 'void' : outcome.solved ? 'solved' : outcome.plausible ? 'plausible' : 'failed';
  const isPractised = episode.includes('/practise/');
  return (
    <div className="spread">
      <div>
        <div className="row">
          <h2 className="page-title">{task.id}</h2>
          <Pill tone={OUTCOME_TONES[came]}>{came}</Pill>
        </div>
        <p className="small muted">
          {task.language}, {task.kind} · under <StrategyLink campaign={board.campaign.id} id={strategy} /> ·{' '}
          {counted(outcome.attempts, 'attempt')}, {counted(outcome.modelCalls, 'model call')}, {short(outcome.tokens)} tokens,{' '}
          {usd(outcome.costUsd)}
        </p>
        <p className="mono muted">{episode}</p>
      </div>
      {isPractised && (board.campaign.status === 'running' || board.campaign.status === 'paused') && (
        <button type="button" className="button" onClick={() => setJudging(true)}>
          Judge
        </button>
      )}
      {isJudging && (
        <JudgeDialog
          name={board.campaign.id}
          about={{ attempt: episode }}
          title={`What do you say of ${task.id}?`}
          onClose={() => setJudging(false)}
        />
      )}
    </div>
  );
}

const ORIGINS = { strategy: 'info', task: 'plain', memory: 'good', episode: 'warn' } as const;

/** The first question by its parts, each with whose words it is. */
function Question({ course: { question, recalled } }: { readonly course: Course }) {
  return (
    <Card
      title="What was asked"
      aside={recalled.length === 0 ? 'memory gave nothing' : `with ${counted(recalled.length, 'row')} of memory`}
    >
      <ol className="story-parts">
        {question.parts.map((part) => (
          <Part key={`${part.part} ${part.message}`} part={part} />
        ))}
      </ol>
    </Card>
  );
}

const LONG = 1_200;

function Part({ part: { part, from, message, text } }: { readonly part: QuestionPart }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = text.length > LONG;
  return (
    <li>
      <div className="row">
        <h3>{part}</h3>
        <Pill tone={ORIGINS[from]}>{from}</Pill>
        <span className="small muted">{message} message</span>
      </div>
      <pre className="said">{isLong && !isWhole ? `${text.slice(0, LONG)}…` : text}</pre>
      {isLong && (
        <button type="button" className="button small-button" onClick={() => setWhole(!isWhole)}>
          {isWhole ? 'Less' : `All ${short(text.length)} characters`}
        </button>
      )}
    </li>
  );
}

function Attempts({ course }: { readonly course: Course }) {
  const { episode, attempts, reflections, task, question } = course;
  const given = programOf(question.parts.find(({ part }) => part === 'files')?.text ?? '');
  return attempts.map((attempt) => {
    const thought = attempt.verdict?.status === 'passed' ? undefined : reflections[attempt.number - 1];
    switch (attempt.kind) {
      case 'answer': {
        const before = attempts.find(({ number }) => number === attempt.number - 1);
        const from = before?.kind === 'answer' ? programIn(before.text) : given;
        return (
          <AnswerStory
            key={attempt.number}
            episode={episode}
            attempt={attempt}
            language={task.language}
            before={{ name: before === undefined ? 'as given' : `attempt ${before.number}`, text: from }}
            {...(thought === undefined ? {} : { thought })}
          />
        );
      }
      case 'work':
        return <WorkStory key={attempt.number} attempt={attempt} />;
      case 'tree':
        return <TreeStory key={attempt.number} attempt={attempt} />;
      default:
        return attempt satisfies never;
    }
  });
}
