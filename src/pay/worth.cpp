#include "pay/worth.h"

#include <algorithm>
#include <set>

#include "engine/unread.h"
#include "pay/titles.h"

namespace xingji {
namespace {

constexpr std::string_view dimension_prefix = "dimension.";
constexpr std::string_view indicator_prefix = "indicator.";

DayValue known(const Ratio& ratio) { return {DayValue::State::known, ratio}; }
DayValue known(const std::optional<Micro>& value) {
  return value ? known(Ratio::of_micro(*value)) : DayValue{};
}

// What lines may ask for beside names.
Pack shape_of(const Pack& pack, const std::vector<PayName>& names) {
  Pack shape;
  shape.zone = pack.zone;
  shape.subject = pack.subject;
  shape.attributes = pack.attributes;
  shape.calendar = pack.calendar;
  shape.tables = pack.tables;
  shape.parameters = pack.parameters;
  for (const PayName& name : names) {
    Measure measure;
    measure.id = name.id;
    measure.type = name.type;
    shape.measures.push_back(std::move(measure));
  }
  return shape;
}

Title called(const Title& title, const std::string& id) {
  return title.empty() ? Title{id, id}
                       : Title{pick(title, Language::zh), pick(title, Language::en)};
}

Title said(const Title& what, const std::string& zh, const std::string& en) {
  return {what.zh + zh, what.en + en};
}

Title no_score(const Title& what, const Card& card) {
  Title text{"没有" + what.zh, "there is no " + what.en};
  if (!card.reasons.empty()) {
    text.zh += "（" + card.reasons_zh.front() + "）";
    text.en += " (" + card.reasons.front() + ")";
  }
  return text;
}

}  // namespace

PayRules::PayRules(const Pack& pack)
    : pack_(pack), names_(pay_names(pack)), shape_(shape_of(pack, names_)) {
  for (std::size_t n = 0; n < names_.size(); ++n) by_id_.try_emplace(names_[n].id, n);
  for (const Pay::Value& value : pack.pay->values) values_.emplace_back(value.value, shape_);
  for (const Pay::Line& line : pack.pay->lines) lines_.emplace_back(line.value, shape_);
}

DayValue PayWorth::of(const Formula& formula, bool as_team) const {
  return formula.value(day_, person_.attributes,
                       {[&](std::size_t name, Day) { return of(rules_.names()[name], as_team); }});
}

DayValue PayWorth::of(const PayName& name, bool as_team) const {
  switch (name.of) {
    case PayName::Of::measure:
      return as_team ? team_measure(name.position) : person_.measures[name.position];
    case PayName::Of::score:
      return score(name.position);
    case PayName::Of::value:
      return of(rules_.value(name.position), as_team);
    case PayName::Of::team_value:
      return of(rules_.value(name.position), true);
    case PayName::Of::team_measure:
      return team_measure(name.position);
    case PayName::Of::members:
      return person_.team ? known(Ratio{person_.team->members, 1}) : DayValue{};
    case PayName::Of::line:
      return lines_[name.position] ? known(Ratio{*lines_[name.position], 1}) : DayValue{};
  }
  return {};
}

DayValue PayWorth::team_measure(std::size_t measure) const {
  return person_.team ? person_.team->measures[measure] : DayValue{};
}

DayValue PayWorth::score(std::size_t position) const {
  const Pack& pack = rules_.pack();
  const std::string id = score_names(pack)[position].id;
  if (id == "total") return known(person_.card.total);
  if (id == "stars") return known(person_.card.stars);
  if (id == "stage") {
    const auto& stage = person_.card.stage;
    return stage ? DayValue{DayValue::State::known, {0, 1}, pack.stages[*stage].id} : DayValue{};
  }
  if (id.starts_with(dimension_prefix)) {
    return known(
        person_.card.dimensions[*find_dimension(pack, id.substr(dimension_prefix.size()))].score);
  }
  const auto indicator = find_indicator(pack, id.substr(indicator_prefix.size()));
  const auto& value = person_.card.indicators[*indicator].value;
  return value ? known(*value) : DayValue{};
}

std::optional<Title> PayWorth::unread(const Expression& expression) const {
  if (expression.op == Op::attribute) {
    const Attribute& attribute = rules_.pack().attributes[expression.column];
    const auto line = unread_on(rules_.pack(), facts_, person_.rows, expression.column, day_);
    if (!line) return std::nullopt;
    const std::string at = std::to_string(*line);
    return said(called(attribute.title, attribute.id),
                "：填的值看不懂" + (*line == 0 ? "" : "（attributes 第 " + at + " 行）"),
                " cannot be read" + (*line == 0 ? "" : " (attributes, line " + at + ")"));
  }
  if (expression.op == Op::measure) {
    const PayName& name = rules_.name(expression.name);
    const bool is_value = name.of == PayName::Of::value || name.of == PayName::Of::team_value;
    if (is_value) return unread(rules_.pack().pay->values[name.position].value);
  }
  for (const Expression& part : expression.arguments) {
    if (auto why = unread(part)) return why;
  }
  return std::nullopt;
}

bool PayWorth::is_known(const Expression& part, bool as_team) const {
  return of(rules_.formula(part), as_team).is_known();
}

bool PayWorth::has_known_parts(const Expression& expression, bool as_team) const {
  return std::all_of(expression.arguments.begin(), expression.arguments.end(),
                     [&](const Expression& part) { return is_known(part, as_team); });
}

// What was looked for, and what the table has, where people write it down.
Title PayWorth::no_row(const Expression& look_up, bool as_team) const {
  const KeyTable& table = *find_key_table(rules_.pack(), look_up.name);
  const Title title = called(table.title, table.id);
  for (std::size_t k = 0; k < look_up.arguments.size(); ++k) {
    const Expression& key = look_up.arguments[k];
    if (key.op != Op::attribute || key.type != Type::text) continue;
    const Attribute& attribute = rules_.pack().attributes[key.column];
    const Title asked = called(attribute.title, attribute.id);
    const Formula formula = rules_.formula(key);
    const std::string value(of(formula, as_team).text);
    std::set<std::string> words;
    for (const KeyTable::Row& row : table.rows) words.insert(row.keys[k].text);
    if (words.contains(value)) continue;
    Title known;
    for (const std::string& word : words) {
      known.zh += (known.zh.empty() ? "" : "、") + word;
      known.en += (known.en.empty() ? "" : ", ") + word;
    }
    return {title.zh + "里没有" + asked.zh + "“" + value + "”，有的是：" + known.zh +
                "；用覆盖包（--overlay）补上",
            title.en + " has no " + asked.en + " '" + value + "', it has " + known.en +
                "; an overlay (--overlay) adds it"};
  }
  return {title.zh + "里没有这一行", "no such row in " + title.en};
}

Title PayWorth::why_name(const Expression& name, bool as_team) const {
  const PayName& found = rules_.name(name.name);
  const Pay& pay = *rules_.pack().pay;
  const bool is_teams = as_team || found.of == PayName::Of::team_measure ||
                        found.of == PayName::Of::team_value || found.of == PayName::Of::members;
  if (is_teams && !person_.team) {
    return {"没有所属团队：缺少团队属性",
            "no team is known: an attribute that makes it is missing"};
  }
  switch (found.of) {
    case PayName::Of::measure:
    case PayName::Of::team_measure:
      return said(called(rules_.pack().measures[found.position].title, name.name),
                  is_teams ? "：团队中有人没有数据" : "：没有数据",
                  is_teams ? ": no data of somebody in the team" : ": no data");
    case PayName::Of::score:
      return no_score(title_in_pay(rules_.pack(), name.name), person_.card);
    case PayName::Of::value:
    case PayName::Of::team_value: {
      const Pay::Value& value = pay.values[found.position];
      return why(value.value, value.undefined, is_teams);
    }
    case PayName::Of::line:
      return said(called(pay.lines[found.position].title, name.name), "没有金额", " has no amount");
    case PayName::Of::members:
      break;
  }
  return {};
}

Title PayWorth::why(const Expression& expression, const Title& undefined, bool as_team) const {
  const Pack& pack = rules_.pack();
  if (expression.op == Op::measure) return why_name(expression, as_team);
  if (expression.op == Op::attribute) {
    return said(called(pack.attributes[expression.column].title, expression.name), "：没有填",
                " is missing");
  }
  if (expression.op == Op::parameter) {
    for (const Parameter& parameter : pack.parameters) {
      if (parameter.id != expression.name) continue;
      return said(called(parameter.title, parameter.id), "：没有设定", " is not set");
    }
  }
  const bool chooses = expression.op == Op::choose && is_known(expression.arguments[0], as_team);
  if (chooses) {
    // The way that is taken is the reason. Where it lacks a part the other would do as well, and
    // the first that lacks something is named.
    const bool holds = of(rules_.formula(expression.arguments[0]), as_team).is_true();
    const Expression& taken = expression.arguments[holds ? 1 : 2];
    if (!taken.arguments.empty() && has_known_parts(taken, as_team)) {
      return why(taken, undefined, as_team);
    }
  }
  for (std::size_t a = chooses ? 1 : 0; a < expression.arguments.size(); ++a) {
    const Expression& part = expression.arguments[a];
    if (!is_known(part, as_team)) return why(part, undefined, as_team);
  }
  if (expression.op == Op::look_up) return no_row(expression, as_team);
  if (expression.op == Op::divide) {
    const std::string divisor = to_text(expression.arguments[1]);
    return {pick(undefined, Language::zh) + "（" + divisor + " 为 0）",
            pick(undefined, Language::en) + " (" + divisor + " is 0)"};
  }
  return {"数字太大", "the number is too large"};
}

}  // namespace xingji
