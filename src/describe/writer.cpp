#include "describe/writer.h"

#include <algorithm>

#include "describe/filled.h"
#include "describe/phrase_parts.h"

namespace xingji {
namespace {

// As many conditions as a reader takes in on one line.
bool is_short(const Expression& condition) {
  constexpr std::size_t most = 3;
  std::size_t count = 0;
  std::vector<const Expression*> left = {&condition};
  while (!left.empty()) {
    const Expression& e = *left.back();
    left.pop_back();
    if (e.op != Op::both && e.op != Op::either) {
      ++count;
      continue;
    }
    for (const Expression& argument : e.arguments) left.push_back(&argument);
  }
  return count <= most;
}

}  // namespace

void Writer::line(int depth, std::string text) {
  if (is_assumed_) text += assumed_mark;
  lines_.push_back({depth, std::move(text), {}, is_assumed_, std::move(sources_)});
  is_assumed_ = false;
  sources_.clear();
}

void Writer::heading(int depth, const std::string& name, const std::string& rest) {
  line(depth, name + rest);
  lines_.back().name = name;
}

void Writer::rests_on(const Provenance& said) {
  if (!said.source.empty()) sources_.push_back(said.source);
  if (said.assumed.empty()) return;
  is_assumed_ = true;
  const bool known = std::any_of(assumed_.begin(), assumed_.end(),
                                 [&](const Provenance& other) { return other.path == said.path; });
  if (!known) assumed_.push_back(said);
}

std::string Writer::number(const Number& number, bool as_percent) {
  if (const Number::Entry* entry = number.on(telling_.day)) rests_on(entry->said);
  return number_phrase(number, as_percent, telling_);
}

void Writer::rests_on_parameters(const Expression& expression) {
  for (const Expression& argument : expression.arguments) rests_on_parameters(argument);
  if (expression.op != Op::parameter) return;
  for (const Parameter& parameter : telling_.pack->parameters) {
    if (parameter.id != expression.name) continue;
    if (const Number::Entry* entry = parameter.number.on(telling_.day)) rests_on(entry->said);
  }
}

std::string Writer::condition(const Expression& expression) {
  rests_on_parameters(expression);
  return condition_phrase(expression, telling_);
}

std::string Writer::value(const Expression& expression) {
  rests_on_parameters(expression);
  return value_phrase(expression, telling_);
}

std::string Writer::instant(const Expression& expression) {
  rests_on_parameters(expression);
  return event_time(expression, telling_);
}

void Writer::condition_line(int depth, const std::string& before, const Expression& condition,
                            const std::string& after) {
  if (is_short(condition)) return line(depth, before + this->condition(condition) + after);
  const std::string all = condition.op == Op::either ? say("one of these holds", "以下任一成立")
                                                     : say("all of these hold", "以下全部成立");
  line(depth, before + all + after);
  for (const Expression* part : parts_of(condition, condition.op)) {
    condition_line(depth + 1, "", *part);
  }
}

std::string decimals_phrase(int decimals, const Writer& to) {
  if (decimals == 0) return to.say("rounded to a whole number", "四舍五入取整");
  return filled(to.say(decimals == 1 ? "rounded to {} decimal" : "rounded to {} decimals",
                       "四舍五入至{}位小数"),
                decimals);
}

}  // namespace xingji
