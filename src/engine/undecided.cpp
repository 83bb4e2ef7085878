#include "engine/undecided.h"

#include <algorithm>

#include "engine/unknown.h"
#include "engine/window.h"
#include "pack/measure_names.h"

namespace xingji {
namespace {

void add_new(std::size_t position, std::vector<std::size_t>& to) {
  if (std::find(to.begin(), to.end(), position) == to.end()) to.push_back(position);
}

Title title_of_stage(const Pack& pack, std::size_t position) {
  const Stage& stage = pack.stages[position];
  return stage.title.empty() ? Title{stage.id, stage.id} : stage.title;
}

DayValue value_on(const Evaluation& it, const Expression& part, Day day) {
  return Formula(part, it.pack)
      .value(day, it.balances.attributes, worth_in(it.pack, it.balances), it.peers.figures());
}

bool compares(Op op) {
  return op == Op::equal || op == Op::unequal || op == Op::less || op == Op::at_most ||
         op == Op::more || op == Op::at_least;
}

// What keeps the condition from being known on the day. What is known hides nothing of its parts:
// `industry is missing or industry in big` is true without one.
void add_unknown(const Evaluation& it, const Expression& part, Day day, Undecided& to) {
  if (value_on(it, part, day).is_known()) return;
  if (part.op == Op::parameter) {
    return add_new(parameters_of({&part}, it.pack).front(), to.parameters);
  }
  if (part.op == Op::attribute) return add_new(part.column, to.attributes);
  if (part.op == Op::measure) {
    if (const auto measure = find_measure(it.pack, part.name)) add_new(*measure, to.measures);
    return;
  }
  // Beside a line that nobody has set a count decides nothing.
  if (compares(part.op)) {
    Undecided lines;
    for (const Expression& side : part.arguments) {
      if (side.op == Op::parameter) add_unknown(it, side, day, lines);
    }
    for (const std::size_t p : lines.parameters) add_new(p, to.parameters);
    if (!lines.parameters.empty()) return;
  }
  const bool is_yesterday = part.op == Op::past && part.of_past == OfPast::yesterday;
  for (const Expression& argument : part.arguments) {
    add_unknown(it, argument, is_yesterday ? day - 1 : day, to);
  }
}

Undecided unknown_in(const Evaluation& it, const Expression& condition) {
  Undecided lacking;
  if (it.is_explained()) add_unknown(it, condition, it.card.day, lacking);
  return lacking;
}

std::size_t count_lacking(const Undecided& undecided) {
  return undecided.measures.size() + undecided.attributes.size() + undecided.parameters.size();
}

void add_all(const std::vector<std::size_t>& positions, std::vector<std::size_t>& to) {
  for (const std::size_t position : positions) add_new(position, to);
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
  Undecided result = unknown_in(it, condition);
  result.rule = rule;
  result.position = position;
  return result;
}

Undecided undecided_total(const Evaluation& it, std::size_t stage,
                          const std::vector<std::size_t>& rules) {
  Undecided result;
  std::optional<Undecided> least;
  for (const std::size_t r : rules) {
    Undecided lacking = unknown_in(it, *it.pack.stages[stage].total[r].when);
    add_all(lacking.measures, result.measures);
    add_all(lacking.attributes, result.attributes);
    add_all(lacking.parameters, result.parameters);
    if (!least || count_lacking(lacking) < count_lacking(*least)) least = std::move(lacking);
  }
  // Where there is no total yet, what brings one comes first.
  if (!it.total && least) result = std::move(*least);
  result.rule = Undecided::Rule::stage_total;
  result.position = stage;
  result.totals = rules;
  return result;
}

Title lacking_words(const Pack& pack, const Undecided& undecided) {
  constexpr std::size_t most_named = 6;  // a rule may ask for thirty, and nobody reads on
  Title words;
  std::size_t named = 0;
  const auto add = [&](const Title& title, const std::string& id) {
    if (++named > most_named) return;
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
  if (named <= most_named) return words;
  const std::string all = std::to_string(named);
  return {words.zh + "等 " + all + " 项", words.en + " and others, " + all + " in all,"};
}

Title lacking_in(const Evaluation& it, const Expression& condition) {
  return lacking_words(it.pack, unknown_in(it, condition));
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
