// Decisions as sentences: what is asked for, and what comes out when.
#include "describe/filled.h"
#include "describe/sections.h"
#include "pack/answers.h"
#include "pack/decide.h"
#include "pack/said_amounts.h"

namespace xingji {
namespace {

// Conditions of a decision with their inputs and words as people call them.
Expression named(Expression expression, const Decision& decision, const Writer& to) {
  const Decision::Input* asked = nullptr;
  for (const Expression& argument : expression.arguments) {
    for (const Decision::Input& input : decision.inputs) {
      if (argument.op == Op::measure && argument.name == input.id) asked = &input;
    }
  }
  for (Expression& argument : expression.arguments) {
    if (asked != nullptr && argument.op == Op::literal && argument.type == Type::text) {
      argument.name = answer_phrase(*asked, {0, argument.name}, to.telling().pack->currency,
                                    to.telling().language);
    } else {
      argument = named(std::move(argument), decision, to);
    }
  }
  if (expression.op != Op::measure) return expression;
  for (const Decision::Input& input : decision.inputs) {
    if (input.id == expression.name) {
      expression.name = filled(to.say("'{}'", "“{}”"), to.title(input.title));
    }
  }
  return expression;
}

std::string word_title(const Decision::Word& word, const Writer& to) {
  return word.title.empty() ? word.id : to.title(word.title);
}

void write_input(const Decision::Input& input, Writer& to) {
  to.line(3, to.title(input.title) + " [" + input.id + "]" + to.say(": ", "：") +
                 to.title(input.ask) + to.say(" (", "（") +
                 example_of(input, to.telling().pack->currency, to.telling().language) +
                 to.say(")", "）"));
}

void write_row(const Decision& decision, const Decision::Row& row, Writer& to) {
  std::string outcome;
  for (std::size_t o = 0; o < decision.outputs.size(); ++o) {
    const Decision::Output& output = decision.outputs[o];
    outcome += (o == 0 ? "" : to.say("; ", "；")) + to.title(output.title) + to.say(": ", "：") +
               word_title(output.words[row.outcome[o]], to);
  }
  to.rests_on(row.said);
  if (row.when) {
    to.condition_line(2, to.say("where ", ""), named(*row.when, decision, to),
                      to.say(" → ", " → ") + outcome);
  } else {
    to.line(2, to.say("in all other cases → ", "其余情形 → ") + outcome);
  }
  if (row.says.empty()) return;
  to.line(3, with_amounts(to.title(row.says), decision, nullptr, to.telling().pack->currency,
                          to.telling().language));
}

}  // namespace

void write_decisions(Writer& to) {
  const auto& decisions = to.telling().pack->decisions;
  if (decisions.empty()) return;
  to.line(0, to.say("Decisions", "判定"));
  for (const Decision& decision : decisions) {
    to.heading(1, to.title(decision.title) + " [" + decision.id + "]", "");
    to.line(2, to.say("asked for, where it matters:", "需要时询问："));
    for (const Decision::Input& input : decision.inputs) write_input(input, to);
    if (decision.strictest) {
      to.line(2, filled(to.say("of all that hold, the strictest by '{}':",
                               "成立的各条中，取“{}”最严的一条："),
                        to.title(decision.outputs[*decision.strictest].title)));
    } else {
      to.line(2, to.say("the first that holds:", "按顺序，第一条成立的："));
    }
    for (const std::size_t row : order_of(decision)) write_row(decision, decision.rows[row], to);
    to.line(2, to.say("What is not known is asked for, never taken for a no.",
                      "不知道的先问清楚，不当作“否”。"));
  }
}

}  // namespace xingji
