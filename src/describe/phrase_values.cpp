// Values as nouns.
#include <algorithm>

#include "describe/filled.h"
#include "describe/phrase_parts.h"

namespace xingji {
namespace {

struct FunctionPattern {
  Function function;
  std::string_view en;
  std::string_view zh;
};

constexpr auto function_patterns = std::to_array<FunctionPattern>({
    {Function::min, "the smaller of {0} and {1}", "{0}与{1}中较小者"},
    {Function::max, "the larger of {0} and {1}", "{0}与{1}中较大者"},
    {Function::abs, "the size of {0}", "{0}的绝对值"},
    {Function::hours, "{0}, in hours", "{0}（小时）"},
    {Function::minutes, "{0}, in minutes", "{0}（分钟）"},
    {Function::time_of_day, "the time of day of {0}", "{0}的时刻"},
    {Function::day, "the date of {0}", "{0}的日期"},
    {Function::month, "the month of {0}", "{0}的月份"},
    {Function::weekday, "the weekday of {0} (1 is Monday)", "{0}是星期几（1为周一）"},
    {Function::workdays, "the end of working day {1} after the day of {0}",
     "{0}当天之后第{1}个工作日的24点"},
    {Function::late_start, "{0}, from {1} on counted from {2}", "{0}（{1}之后顺延至{2}起算）"},
    {Function::worked, "the time from {0} to {1} between {2} and {3}",
     "从{0}到{1}之间{2}至{3}内的时长"},
    {Function::round, "{0}, rounded", "{0}（四舍五入）"},
    {Function::round_up, "{0}, rounded up", "{0}（向上取整）"},
    {Function::round_down, "{0}, rounded down", "{0}（向下取整）"},
    {Function::days_ago, "how many days ago it was", "距今天数"},
});

class Noun {
 public:
  explicit Noun(const Telling& telling) : telling_(telling) {}

  std::string of(const Expression& e) const {
    switch (e.op) {
      case Op::literal:
        return literal(e);
      case Op::column:
        return column(e);
      case Op::measure:
        return measure_name(e.name, telling_);
      case Op::parameter:
        return parameter(e);
      case Op::add:
        return sum(e);
      case Op::subtract:
        return difference(e);
      case Op::multiply:
        return binary(e, "{0} × {1}", "{0} × {1}");
      case Op::divide:
        if (const Indicator* whole = whole_indicator(e, *telling_.pack)) {
          return filled(telling_.say("'{}'", "“{}”"), pick(whole->title, telling_.language));
        }
        return binary(e, "{0} ÷ {1}", "{0} ÷ {1}");
      case Op::negate:
        return "−" + bracketed(e.arguments[0]);
      case Op::choose:
        if (is_fallback(e)) return fallback(e);
        return choice(e);
      case Op::join:
        return join(e);
      case Op::call:
        return call(e);
      case Op::attribute:
        return attribute(e);
      case Op::look_up:
        return look_up(e);
      case Op::peer:
        return peer(e);
      case Op::past:
        return past(e);
      case Op::shown:
        return telling_.say("the number shown", "所展示的分数");
      case Op::both:
      case Op::either:
      case Op::negation:
      case Op::equal:
      case Op::unequal:
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
      case Op::one_of:
      case Op::in_set:
      case Op::is_present:
      case Op::is_missing:
      case Op::is_listed:
        return condition_phrase(e, telling_);
    }
    return {};
  }

 private:
  static bool is_compound(const Expression& e) {
    return e.op == Op::add || e.op == Op::subtract || e.op == Op::multiply || e.op == Op::divide ||
           e.op == Op::choose;
  }
  // "the refund (where it is not known, the rejection; where that is not known, the closing)"
  std::string fallback(const Expression& e) const {
    std::string others;
    const Expression* other = &e.arguments[2];
    for (; is_fallback(*other); other = &other->arguments[2]) {
      others += filled(telling_.say("{0}; where that is not known, ", "{0}，仍未知时按"),
                       of(other->arguments[1]));
    }
    const bool is_filled_in = e.arguments[1].op == Op::attribute;
    return filled(is_filled_in
                      ? telling_.say("{0} (where none is filled in, {1})", "{0}（没有填时按{1}）")
                      : telling_.say("{0} (where it is not known, {1})", "{0}（未知时按{1}）"),
                  of(e.arguments[1]), others + of(*other));
  }

  // "1 if a, 2 if b, otherwise 3"
  std::string choice(const Expression& e) const {
    std::string text;
    const Expression* last = &e;
    for (; last->op == Op::choose && !is_fallback(*last); last = &last->arguments[2]) {
      text += filled(telling_.say("{1} if {0}, ", "若{0}则为{1}，"),
                     condition_phrase(last->arguments[0], telling_), leading(last->arguments[1]));
    }
    return text + filled(telling_.say("otherwise {0}", "否则为{0}"), of(*last));
  }
  std::string bracketed(const Expression& e) const {
    return is_compound(e) ? filled(telling_.say("({0})", "（{0}）"), of(e)) : of(e);
  }

  // What follows would be read as a part of the last choice.
  std::string leading(const Expression& e) const {
    return e.op == Op::choose && !is_fallback(e) ? bracketed(e) : of(e);
  }

  std::string literal(const Expression& e) const {
    if (e.type != Type::text) {
      return amount_phrase({e.type, e.literal, e.name}, telling_.language);
    }
    if (const auto word = word_text(e.name, telling_.language)) return *word;
    return filled(telling_.say("'{0}'", "“{0}”"), e.name);
  }

  std::string column(const Expression& e) const {
    if (is_happening(e)) return event_time(e, telling_);
    const ColumnWords words = words_of(e.table, e.column);
    if (telling_.language == Language::zh) {
      return (e.of_order ? "订单的" : "") + std::string(words.zh);
    }
    return (e.of_order ? "its order's " : "its ") + std::string(words.noun);
  }

  std::string parameter(const Expression& e) const {
    for (const Parameter& parameter : telling_.pack->parameters) {
      if (parameter.id != e.name) continue;
      if (parameter.number.on(telling_.day) != nullptr) {
        return number_phrase(parameter.number, telling_.shares, telling_);
      }
      const std::string& title = pick(parameter.title, telling_.language);
      if (title.empty()) break;
      return filled(telling_.say("'{0}' (not set)", "“{0}”（未设定）"), title);
    }
    return filled(telling_.say("{0} (not set)", "{0}（未设定）"), e.name);
  }

  std::string attribute(const Expression& e) const {
    const Attribute& attribute = telling_.pack->attributes[e.column];
    const std::string& title = pick(attribute.title, telling_.language);
    const std::string name = title.empty() ? telling_.say("the ", "") + attribute.id
                                           : filled(telling_.say("'{0}'", "“{0}”"), title);
    return e.at_row ? filled(telling_.say("{0} on the row's day", "当时的{0}"), name) : name;
  }

  // "the 'limit' in the table 'routes' for its origin and its destination"
  std::string look_up(const Expression& e) const {
    std::string keys;
    for (const Expression& key : e.arguments) {
      keys += (keys.empty() ? "" : telling_.say(" and ", "和")) + of(key);
    }
    const auto& tables = telling_.pack->tables;
    const auto table = std::find_if(tables.begin(), tables.end(),
                                    [&](const KeyTable& of) { return of.id == e.name; });
    const bool is_only = table != tables.end() && table->columns.size() == 1;
    return filled(
        is_only ? telling_.say("what the table '{0}' gives for {2}", "表“{0}”中按{2}查得的数值")
                : telling_.say("the '{1}' in the table '{0}' for {2}", "表“{0}”中按{2}查得的“{1}”"),
        table_name(e.name, telling_), column_name(e.member, telling_), keys);
  }

  std::string peer(const Expression& e) const {
    const std::string& title = pick(telling_.pack->indicators[e.column].title, telling_.language);
    switch (e.of_peers) {
      case OfPeers::mean:
        return filled(telling_.say("the peers' mean of '{0}'", "同行“{0}”的均值"), title);
      case OfPeers::average:
        return filled(telling_.say("the peers' average of '{0}'", "同行“{0}”的平均值"), title);
      case OfPeers::quantile:
        return filled(
            telling_.say("what {1}% of the peers' '{0}' do not exceed", "同行“{0}”的 {1}% 分位"),
            title, format_micro(e.literal * 100));
    }
    return {};
  }

  std::string past(const Expression& e) const {
    if (e.type == Type::flag) return condition_phrase(e, telling_);
    const std::string value = bracketed(e.arguments[0]);
    if (e.of_past == OfPast::yesterday) {
      return filled(telling_.say("{0} of the day before", "前一天的{0}"), value);
    }
    return filled(telling_.say("what {1}% of the last {2} days' {0} do not exceed",
                               "近{2}天每天的{0}的 {1}% 分位"),
                  value, format_micro(e.literal * 100), e.days);
  }

  std::string sum(const Expression& e) const {
    const Expression& first = e.arguments[0];
    if (e.type == Type::instant && first.type == Type::instant) {
      return filled(telling_.say("{1} after {0}", "{0}后{1}"), event_phrase(first, telling_),
                    bracketed(e.arguments[1]));
    }
    return filled(telling_.say("{0} plus {1}", "{0}加{1}"), leading(first),
                  bracketed(e.arguments[1]));
  }

  std::string difference(const Expression& e) const {
    const bool is_span =
        e.arguments[0].type == Type::instant && e.arguments[1].type == Type::instant;
    if (is_span) {
      return filled(telling_.say("the time from {1} to {0}", "从{1}到{0}的时长"),
                    event_phrase(e.arguments[0], telling_), event_phrase(e.arguments[1], telling_));
    }
    if (e.type == Type::instant) {
      return filled(telling_.say("{1} before {0}", "{0}前{1}"),
                    event_phrase(e.arguments[0], telling_), bracketed(e.arguments[1]));
    }
    return filled(telling_.say("{0} less {1}", "{0}减{1}"), leading(e.arguments[0]),
                  bracketed(e.arguments[1]));
  }

  std::string binary(const Expression& e, std::string_view en, std::string_view zh) const {
    return filled(telling_.say(en, zh), bracketed(e.arguments[0]), bracketed(e.arguments[1]));
  }

  // "the first reason of the order's first after-sales case".
  std::string join(const Expression& e) const {
    const TableWords& table = words_of(e.table);
    const std::string one(telling_.language == Language::zh ? table.zh : table.one);
    const std::string many(telling_.language == Language::zh ? table.zh : table.many);
    std::string filter;
    if (!e.arguments.empty()) {
      const bool is_one = e.join == Join::first || e.join == Join::last;
      filter = is_one || telling_.language == Language::zh
                   ? which_phrase(e.arguments[0], telling_)
                   : " (where " + condition_phrase(e.arguments[0], telling_) + ')';
    }
    const auto cell = [&] {
      Expression own;
      own.op = Op::column;
      own.type = e.type;
      own.table = e.table;
      own.column = e.column;
      if (is_happening(own)) return event_time(own, telling_);
      const ColumnWords words = words_of(e.table, e.column);
      return telling_.language == Language::zh ? std::string(words.zh)
                                               : "the " + std::string(words.noun);
    };
    switch (e.join) {
      case Join::any:
      case Join::none:
        return condition_phrase(e, telling_);
      case Join::count:
        return filled(telling_.say("the number of the order's {0}{1}", "{0}数{1}"), many, filter);
      case Join::first:
        return filled(telling_.say("{2} of the order's first {0}{1}", "首个{0}{1}的{2}"), one,
                      filter, cell());
      case Join::last:
        return filled(telling_.say("{2} of the order's last {0}{1}", "最近一个{0}{1}的{2}"), one,
                      filter, cell());
      case Join::min:
        return filled(
            telling_.say("the smallest of {2} over the order's {0}{1}", "{0}{1}中{2}的最小值"),
            many, filter, cell());
      case Join::max:
        return filled(
            telling_.say("the greatest of {2} over the order's {0}{1}", "{0}{1}中{2}的最大值"),
            many, filter, cell());
      case Join::sum:
        return filled(telling_.say("the sum of {2} over the order's {0}{1}", "{0}{1}的{2}之和"),
                      many, filter, cell());
    }
    return {};
  }

  // The end, or some clock, of the same, the next or a later day.
  std::string on_later_day(const Expression& e) const {
    const bool is_end = e.function == Function::end_of_day;
    const std::string clock = is_end ? telling_.say("the end", "24点") : of(e.arguments[2]);
    const std::string after = event_phrase(e.arguments[0], telling_);
    const Expression& days = e.arguments[1];
    if (is_zero(days)) {
      return filled(telling_.say("{1} of the day of {0}", "{0}当天{1}"), after, clock);
    }
    if (days.op == Op::literal && days.literal == micro_one) {
      return filled(telling_.say("{1} of the day after {0}", "{0}次日{1}"), after, clock);
    }
    return filled(telling_.say("{1} of day {2} after the day of {0}", "{0}之后第{2}天的{1}"), after,
                  clock, of(days));
  }

  static bool is_zero(const Expression& e) { return e.op == Op::literal && e.literal == 0; }

  std::string call(const Expression& e) const {
    if (e.function == Function::end_of_day || e.function == Function::at) return on_later_day(e);
    if (e.function == Function::max && is_zero(e.arguments[1])) {
      return filled(telling_.say("{0} (0 if it is negative)", "{0}（为负时按0计）"),
                    of(e.arguments[0]));
    }
    std::array<std::string, 4> parts;
    for (std::size_t i = 0; i < e.arguments.size() && i < parts.size(); ++i) {
      parts[i] = of(e.arguments[i]);
    }
    for (const FunctionPattern& known : function_patterns) {
      if (known.function != e.function) continue;
      return filled(telling_.say(known.en, known.zh), parts[0], parts[1], parts[2], parts[3]);
    }
    return to_text(e);
  }

  const Telling& telling_;
};

}  // namespace

bool is_fallback(const Expression& expression) {
  if (expression.op != Op::choose) return false;
  const Expression& condition = expression.arguments[0];
  return condition.op == Op::is_present &&
         to_text(condition.arguments[0]) == to_text(expression.arguments[1]);
}

bool is_happening(const Expression& expression) {
  if (expression.op != Op::column || expression.type != Type::instant) return false;
  return !words_of(expression.table, expression.column).done.empty();
}

std::string event_name(const Expression& expression, const Telling& telling) {
  if (!is_happening(expression)) return value_phrase(expression, telling);
  return (expression.of_order ? "订单" : "") +
         std::string(words_of(expression.table, expression.column).zh);
}

std::string event_phrase(const Expression& expression, const Telling& telling) {
  if (telling.language == Language::zh) return event_name(expression, telling);
  return event_time(expression, telling);
}

std::string event_time(const Expression& expression, const Telling& telling) {
  if (!is_happening(expression)) return value_phrase(expression, telling);
  if (telling.language == Language::zh) return event_name(expression, telling) + "时间";
  return (expression.of_order ? "its order's " : "the ") +
         std::string(words_of(expression.table, expression.column).noun);
}

std::string value_phrase(const Expression& expression, const Telling& telling) {
  return Noun(telling).of(expression);
}

}  // namespace xingji
