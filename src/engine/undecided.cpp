#include "engine/undecided.h"

#include <algorithm>

#include "engine/unknown.h"
#include "pack/measure_names.h"
#include "pack/visit.h"

namespace xingji {
namespace {

void add_new(std::size_t position, std::vector<std::size_t>& to) {
  if (std::find(to.begin(), to.end(), position) == to.end()) to.push_back(position);
}

Title title_of_stage(const Pack& pack, std::size_t position) {
  const Stage& stage = pack.stages[position];
  return stage.title.empty() ? Title{stage.id, stage.id} : stage.title;
}

void add_unknown_parts(const Evaluation& it, const Expression& part, Undecided& to) {
  const bool is_asked =
      part.op == Op::measure || part.op == Op::attribute || part.op == Op::parameter;
  // A share that people gave needs no counts.
  const bool may_be_known = is_asked || part.op == Op::divide;
  if (may_be_known && it.value_of(Formula(part, it.pack)).is_known()) return;
  for (const Expression& argument : part.arguments) add_unknown_parts(it, argument, to);
  if (part.op == Op::parameter) {
    return add_new(parameters_of({&part}, it.pack).front(), to.parameters);
  }
  if (part.op == Op::attribute) return add_new(part.column, to.attributes);
  if (part.op != Op::measure) return;
  if (const auto measure = find_measure(it.pack, part.name)) add_new(*measure, to.measures);
}

// What the condition asks for and nobody knows.
void add_unknown(const Evaluation& it, const Expression& condition, Undecided& to) {
  if (!it.is_explained()) return;
  add_unknown_parts(it, condition, to);
  // Attributes have a default where counts are asked for, too.
  if (!to.measures.empty()) to.attributes.clear();
}

}  // namespace

std::string_view to_text(Undecided::Rule rule) {
  switch (rule) {
    case Undecided::Rule::branch:
      return "branch";
    case Undecided::Rule::small_sample:
      return "small_sample";
    case Undecided::Rule::stage:
      return "stage";
    case Undecided::Rule::stage_total:
      return "stage_total";
  }
  return "";
}

std::size_t count_undecided(const Card& card) {
  const auto count = std::count_if(
      card.indicators.begin(), card.indicators.end(),
      [](const IndicatorResult& result) { return result.undecided && result.points; });
  return static_cast<std::size_t>(count) + (card.undecided ? 1U : 0U);
}

Title rule_words(const Pack& pack, const Undecided& undecided, std::size_t i) {
  switch (undecided.rule) {
    case Undecided::Rule::small_sample: {
      const Title& title = pack.indicators[i].title;
      return {"「" + title.zh + "」的小样本规则", "the small-sample rule of '" + title.en + "'"};
    }
    case Undecided::Rule::branch: {
      const Title& title = pack.indicators[i].title;
      return {"「" + title.zh + "」按哪一条算",
              "which of its rules '" + title.en + "' is judged by"};
    }
    case Undecided::Rule::stage: {
      const Title title = title_of_stage(pack, undecided.position);
      return {"是否在「" + title.zh + "」", "whether the stage '" + title.en + "' holds"};
    }
    case Undecided::Rule::stage_total: {
      const Title title = title_of_stage(pack, undecided.position);
      return {"「" + title.zh + "」给多少总分", "what total the stage '" + title.en + "' gives"};
    }
  }
  return {};
}

Undecided undecided(const Evaluation& it, Undecided::Rule rule, std::size_t position,
                    const Expression& condition) {
  Undecided result;
  result.rule = rule;
  result.position = position;
  add_unknown(it, condition, result);
  return result;
}

Undecided undecided_total(const Evaluation& it, std::size_t stage,
                          const std::vector<std::size_t>& rules) {
  Undecided result;
  result.rule = Undecided::Rule::stage_total;
  result.position = stage;
  result.totals = rules;
  for (const std::size_t r : rules) add_unknown(it, *it.pack.stages[stage].total[r].when, result);
  return result;
}

Title lacking_words(const Pack& pack, const Undecided& undecided) {
  Title words;
  const auto add = [&](const Title& title, const std::string& id) {
    words.zh += (words.zh.empty() ? "" : "、") + (title.zh.empty() ? id : title.zh);
    words.en += (words.en.empty() ? "" : ", ") + (title.en.empty() ? id : title.en);
  };
  for (const std::size_t m : undecided.measures) {
    add(title_of_measure(pack, m), pack.measures[m].id);
  }
  for (const std::size_t a : undecided.attributes) {
    add(pack.attributes[a].title, pack.attributes[a].id);
  }
  for (const std::size_t p : undecided.parameters) {
    add(pack.parameters[p].title, pack.parameters[p].id);
  }
  return words;
}

Title lacking_in(const Evaluation& it, const Expression& condition) {
  Undecided lacking;
  add_unknown(it, condition, lacking);
  return lacking_words(it.pack, lacking);
}

Title undecided_words(const Pack& pack, const Undecided& undecided, std::size_t indicator) {
  const Title rule = rule_words(pack, undecided, indicator);
  const Title lacking = lacking_words(pack, undecided);
  if (lacking.zh.empty()) {
    return {rule.zh + "没有判定：数据不足", rule.en + " is not decided: the data do not tell"};
  }
  return {rule.zh + "没有判定：缺少" + lacking.zh,
          rule.en + " is not decided: " + lacking.en + " not given"};
}

}  // namespace xingji
