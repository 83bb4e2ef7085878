#include "typed/inputs.h"

#include <algorithm>
#include <array>
#include <span>

#include "engine/number.h"
#include "pack/visit.h"
#include "typed/figure.h"
#include "typed/names.h"

namespace xingji::typed {
namespace {

bool is_in(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<bool> read_flag(std::string_view text) {
  constexpr auto yes = std::to_array<std::string_view>(
      {"是", "有", "对", "已开通", "开通", "√", "y", "yes", "true", "1", "on"});
  constexpr auto no = std::to_array<std::string_view>(
      {"否", "不是", "无", "没有", "未开通", "没开通", "×", "n", "no", "false", "0", "off"});
  std::string small(text);
  for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (is_in(small, yes)) return true;
  return is_in(small, no) ? std::optional(false) : std::nullopt;
}

// Whether a text that no table has finds a row for all others, or rules ask whether one has it.
bool has_otherwise(const Pack& pack, std::size_t attribute) {
  bool found = false;
  const auto see = [&](const Expression& part) {
    if (part.op != Op::look_up && part.op != Op::is_listed) return;
    visit(part, [&](const Expression& key) {
      if (key.op != Op::attribute || key.column != attribute) return;
      const KeyTable* table = find_key_table(pack, part.name);
      found |= part.op == Op::is_listed || (table != nullptr && table->otherwise.has_value());
    });
  };
  visit_numbers(pack, [&](const Number& number) {
    for (const Number::Entry& entry : number.entries) {
      if (entry.expression) visit(*entry.expression, see);
    }
  });
  visit_day_expressions(pack, see);
  return found;
}

ToldAttribute read_text(std::string_view text, const Pack& pack, std::size_t attribute) {
  const std::vector<std::string> known = known_values(pack, attribute);
  const std::string written(text);
  const auto value = [](const std::string& word) { return Attributes::Value{0, word}; };
  if (known.empty() || std::find(known.begin(), known.end(), written) != known.end()) {
    return {value(written), {}};
  }
  // "服饰" for the only one that has it in its name.
  std::vector<std::string> near;
  for (const std::string& word : known) {
    if (word.find(written) != std::string::npos) near.push_back(word);
  }
  if (near.size() == 1) {
    const std::string& meant = near.front();
    return {value(meant),
            {"「" + written + "」按「" + meant + "」理解",
             "'" + written + "' was taken for '" + meant + "'"}};
  }
  constexpr auto others = std::to_array<std::string_view>({"其他", "其它", "other", "others"});
  if (!is_in(written, others) || !has_otherwise(pack, attribute)) return {};
  return {value(written),
          {"「" + written + "」按规则的表里没有列出的算",
           "'" + written + "': the table's row for all others holds"}};
}

// A percentage as people type it: 90, 90%, and 0.9 as files have it.
std::optional<ToldAttribute> read_share(std::string_view text) {
  const Printed printed = parse_printed(text, Type::number, Indicator::PrintedAs::percent);
  if (printed.state != Printed::State::value || printed.value.numerator < 0) return std::nullopt;
  Ratio share = printed.value;
  const bool is_file = !printed.has_unit && compare(share, {1, 100}) <= 0;
  if (is_file) share = multiply(share, {100, 1}).value_or(share);
  const auto amount = to_micro(share);
  if (!amount || compare(share, {1, 1}) > 0) return std::nullopt;
  ToldAttribute told{Attributes::Value{*amount, format_micro(*amount)}, {}};
  if (!is_file) return told;
  const std::string percent = print_value(*amount, Indicator::PrintedAs::percent, Language::en);
  const std::string written(text);
  told.remark = {"「" + written + "」按 " + percent + " 理解",
                 "'" + written + "' was taken for " + percent};
  return told;
}

}  // namespace

std::vector<std::size_t> needed_measures(const Pack& pack) {
  std::vector<std::size_t> needed;
  if (!pack.total.needs) return needed;
  visit(*pack.total.needs, [&](const Expression& part) {
    if (part.op != Op::measure) return;
    const auto measure = find_measure(pack, part.name);
    const bool is_new =
        measure && std::find(needed.begin(), needed.end(), *measure) == needed.end();
    if (is_new) needed.push_back(*measure);
  });
  return needed;
}

namespace {

// By the conditions that choose how to judge on the day.
std::set<std::size_t> deciding_measures(const Pack& pack, Day day) {
  std::set<std::size_t> found;
  const auto add = [&](const Expression& condition) {
    visit(condition, [&](const Expression& part) {
      const auto m = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
      if (m) found.insert(*m);
    });
  };
  for (const Indicator& indicator : pack.indicators) {
    if (!in_force(indicator.since, indicator.until, day)) continue;
    if (indicator.small) add(indicator.small->when);
    for (const Indicator& branch : indicator.branches) add(*branch.when);
  }
  for (const Stage& stage : pack.stages) {
    if (stage.when) add(*stage.when);
  }
  return found;
}

}  // namespace

std::vector<std::size_t> deciding_counts(const Pack& pack, Day day) {
  std::set<std::size_t> found = deciding_measures(pack, day);
  for (const Indicator& indicator : pack.indicators) {
    if (indicator.numerator) found.erase(*indicator.numerator);
    if (indicator.denominator) found.erase(*indicator.denominator);
  }
  return {found.begin(), found.end()};
}

bool asks_sample(const Pack& pack, std::size_t i) {
  const Indicator& indicator = pack.indicators[i];
  if (!indicator.numerator || indicator.printed_as != Indicator::PrintedAs::percent) return false;
  bool found = false;
  const auto see = [&](const Expression& part) {
    const auto m = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
    found |= m && (m == indicator.numerator || m == indicator.denominator);
  };
  if (indicator.small) visit(indicator.small->when, see);
  for (const Indicator& branch : indicator.branches) visit(*branch.when, see);
  return found;
}

std::set<std::int32_t> window_days(const Pack& pack, const Thing& thing) {
  std::set<std::int32_t> days;
  const auto add = [&](std::size_t m) {
    for (const Window::Choice& choice : pack.measures[m].window.choices) {
      if (choice.month_ending == 0) days.insert(choice.to - choice.from + 1);
    }
  };
  const auto add_all = [&](const Expression& value) {
    visit(value, [&](const Expression& part) {
      const auto m = part.op == Op::measure ? find_measure(pack, part.name) : std::nullopt;
      if (m) add(*m);
    });
  };
  if (thing.kind == Thing::Kind::measure) add(thing.position);
  if (thing.kind == Thing::Kind::gate) {
    if (const auto gauge = gauge_of(pack.gates[thing.position], pack)) add_all(*gauge->ratio);
  }
  if (thing.kind == Thing::Kind::bonus) add_all(pack.bonuses[thing.position].when);
  if (thing.kind == Thing::Kind::indicator) {
    add_all(pack.indicators[thing.position].value);
    for (const Indicator& branch : pack.indicators[thing.position].branches) add_all(branch.value);
  }
  return days;
}

std::set<std::size_t> attributes_of_numbers(const Pack& pack, Day day) {
  std::set<std::size_t> found;
  visit_numbers(pack, [&](const Number& number) {
    const Number::Entry* entry = number.on(day);
    if (entry == nullptr || !entry->expression) return;
    visit(*entry->expression, [&](const Expression& part) {
      if (part.op == Op::attribute) found.insert(part.column);
    });
  });
  return found;
}

std::vector<std::string> known_values(const Pack& pack, std::size_t attribute) {
  std::vector<std::string> values;
  const auto see = [&](const Expression& part) {
    if (part.op != Op::look_up && part.op != Op::is_listed) return;
    const KeyTable* table = find_key_table(pack, part.name);
    for (std::size_t k = 0; table != nullptr && k < part.arguments.size(); ++k) {
      bool is_asked = false;
      visit(part.arguments[k], [&](const Expression& key) {
        is_asked |= key.op == Op::attribute && key.column == attribute && key.type == Type::text;
      });
      if (!is_asked || k >= table->keys.size()) continue;
      for (const KeyTable::Row& row : table->rows) {
        const std::string& word = row.keys[k].text;
        const bool is_new = std::find(values.begin(), values.end(), word) == values.end();
        if (!word.empty() && is_new) values.push_back(word);
      }
    }
  };
  visit_numbers(pack, [&](const Number& number) {
    for (const Number::Entry& entry : number.entries) {
      if (entry.expression) visit(*entry.expression, see);
    }
  });
  visit_day_expressions(pack, see);
  return values;
}

ToldAttribute read_told(std::string_view text, const Pack& pack, std::size_t attribute) {
  const Type type = pack.attributes[attribute].type;
  if (type == Type::text) return read_text(text, pack, attribute);
  if (type == Type::flag) {
    const auto flag = read_flag(text);
    if (!flag) return {};
    return {Attributes::Value{*flag ? 1 : 0, *flag ? "true" : "false"}, {}};
  }
  const auto figure = figure_of_attribute(pack, attribute);
  if (type == Type::number && figure && figure->as == Indicator::PrintedAs::percent) {
    return read_share(text).value_or(ToldAttribute{});
  }
  const std::string written(text);
  if (const auto amount = read_attribute(type, written, pack.currency)) {
    return {Attributes::Value{*amount, written}, {}};
  }
  const auto as =
      type == Type::duration ? Indicator::PrintedAs::hours : Indicator::PrintedAs::count;
  const Printed printed = parse_printed(text, type, as);
  if (printed.state != Printed::State::value) return {};
  const auto amount = type == Type::number ? to_micro(printed.value)
                      : printed.value.denominator == 1
                          ? std::optional(static_cast<std::int64_t>(printed.value.numerator))
                          : std::nullopt;
  if (!amount) return {};
  return {Attributes::Value{*amount, written}, {}};
}

Title why_not(const Pack& pack, std::size_t attribute, std::string_view text) {
  const std::vector<std::string> known = known_values(pack, attribute);
  const bool is_text = pack.attributes[attribute].type == Type::text;
  if (!is_text || known.empty()) {
    const Title example = example_of(pack, attribute);
    return {"看不懂，应是" + example.zh, "is not understood; write " + example.en};
  }
  std::string list;
  for (const std::string& word : known) list += (list.empty() ? "" : "、") + word;
  Title why{"不在规则的表里", "is in no table of the rules"};
  if (const std::string near = nearest_word(text, known); !near.empty()) {
    why.zh += "，您是说「" + near + "」吗？";
    why.en += "; did you mean '" + near + "'?";
  } else {
    why.zh += "；";
    why.en += ";";
  }
  why.zh += "可填 " + list;
  why.en += " it may be " + list;
  if (!has_otherwise(pack, attribute)) return why;
  return {why.zh + "，都不是就填 其他", why.en + ", or 'other'"};
}

Title example_of(const Pack& pack, std::size_t attribute) {
  const bool is_amount = pack.attributes[attribute].type == Type::number ||
                         pack.attributes[attribute].type == Type::duration;
  if (const auto figure = figure_of_attribute(pack, attribute); is_amount && figure) {
    return example_of(*figure);
  }
  switch (pack.attributes[attribute].type) {
    case Type::flag:
      return {"是或否", "yes or no"};
    case Type::duration:
      return {"时长，如 48h", "a duration such as 48h"};
    case Type::money:
      return {"金额，如 12.50", "an amount such as 12.50"};
    case Type::text:
      break;
    case Type::number:
    case Type::instant:
    case Type::date:
    case Type::month:
    case Type::clock:
      return {"数字，如 12", "a number such as 12"};
  }
  const std::vector<std::string> known = known_values(pack, attribute);
  if (known.empty()) return {"文字", "a text"};
  constexpr std::size_t most = 6;
  std::string list;
  for (std::size_t v = 0; v < known.size() && v < most; ++v) {
    list += (list.empty() ? "" : "、") + known[v];
  }
  const std::string count = std::to_string(known.size());
  if (known.size() <= most) return {list, list};
  return {list + " 等 " + count + " 种", list + " and others, " + count + " in all"};
}

Title name_of(const Attribute& attribute) {
  const auto or_id = [&](const std::string& title) { return title.empty() ? attribute.id : title; };
  return {or_id(attribute.title.zh), or_id(attribute.title.en)};
}

}  // namespace xingji::typed
