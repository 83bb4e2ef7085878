// What waits to be done: deadlines with what a breach costs, and lists of work.
#include "describe/filled.h"
#include "describe/phrase_parts.h"
#include "describe/rows.h"
#include "describe/sections.h"

namespace xingji {
namespace {

std::string fine_phrase(const Task::Fine& fine, Writer& to) {
  if (fine.each) return to.number(*fine.each, false) + to.say(" each", "（每起）");
  std::string text =
      filled(to.say("{} of {}", "{1}的{0}"), to.number(*fine.share, true), to.value(fine.of));
  if (fine.least) {
    text += filled(to.say(", at least {}", "，最低{}"), to.number(*fine.least, false));
  }
  if (fine.most) text += filled(to.say(", at most {}", "，最高{}"), to.number(*fine.most, false));
  return text;
}

void write_cost(const Task& task, Writer& to) {
  if (task.points) {
    to.line(2,
            filled(to.say("too late: {} points", "超时：扣{}分"), to.number(*task.points, false)));
  }
  if (task.fine) to.line(2, to.say("too late costs ", "超时赔付：") + fine_phrase(*task.fine, to));
  if (const std::string says = to.title(task.says); !says.empty()) {
    to.line(2, to.say("too late: ", "超时：") + says);
  }
}

void write_task(const Task& task, Writer& to) {
  const TableWords& words = words_of(task.rows.table);
  to.rests_on(task.said);
  to.heading(1, to.title(task.title) + " [" + task.id + "]",
             to.say(": ", "：") + to.say(words.many, words.zh));
  write_rows(task.rows, 2, to);
  if (task.has_clock) to.line(2, to.say("due: ", "截止：") + to.instant(task.rows.by_day));
  to.line(2, to.say("done with: ", "完成：") + to.instant(task.done));
  for (const Expression& rank : task.first) {
    to.line(2, rank.type == Type::flag
                   ? to.say("first those where ", "优先：") + to.condition(rank)
                   : to.say("the greatest first: ", "从大到小：") + to.value(rank));
  }
  write_cost(task, to);
  if (const std::string advice = to.title(task.advice); !advice.empty()) {
    to.line(2, to.say("what helps: ", "改进建议：") + advice);
  }
}

void write_block(bool has_clock, const std::string& head, Writer& to) {
  bool is_first = true;
  for (const Task& task : to.telling().pack->tasks) {
    if (task.has_clock != has_clock || !in_force(task.since, task.until, to.telling().day))
      continue;
    if (is_first) to.line(0, head);
    is_first = false;
    write_task(task, to);
  }
}

}  // namespace

void write_tasks(Writer& to) {
  write_block(true, to.say("Deadlines", "期限"), to);
  write_block(false, to.say("Lists of work", "待办清单"), to);
}

}  // namespace xingji
