#include "describe/phrase.h"

#include <algorithm>
#include <array>

#include "describe/filled.h"
#include "describe/phrase_parts.h"
#include "pack/amount.h"

namespace xingji {
namespace {

// t1 - t2 compared with a duration, or t1 with t2 + duration: how long after t2 t1 may come.
struct Delay {
  const Expression* happening = nullptr;
  const Expression* since = nullptr;
  const Expression* limit = nullptr;
};

std::optional<Delay> delay_of(const Expression& left, const Expression& right) {
  if (left.op == Op::subtract && left.type == Type::duration && is_happening(left.arguments[0]) &&
      left.arguments[1].type == Type::instant) {
    return Delay{&left.arguments[0], &left.arguments[1], &right};
  }
  if (is_happening(left) && right.op == Op::add && right.type == Type::instant &&
      right.arguments[0].type == Type::instant && right.arguments[1].type == Type::duration) {
    return Delay{&left, &right.arguments[0], &right.arguments[1]};
  }
  return std::nullopt;
}

// How a comparison is said. {0} is the left side, {1} the right one.
struct Saying {
  Op op;
  std::string_view en;
  std::string_view zh;
};
using Sayings = std::array<Saying, 6>;

constexpr Sayings plain_sayings = {{{Op::equal, "{0} is {1}", "{0}为{1}"},
                                    {Op::unequal, "{0} is not {1}", "{0}不为{1}"},
                                    {Op::less, "{0} is below {1}", "{0}低于{1}"},
                                    {Op::at_most, "{0} is at most {1}", "{0}不高于{1}"},
                                    {Op::more, "{0} is above {1}", "{0}高于{1}"},
                                    {Op::at_least, "{0} is at least {1}", "{0}不低于{1}"}}};

// Of a span: how long it is.
constexpr Sayings span_sayings = {{{Op::equal, "{0} is {1}", "{0}为{1}"},
                                   {Op::unequal, "{0} is not {1}", "{0}不为{1}"},
                                   {Op::less, "{0} is less than {1}", "{0}不足{1}"},
                                   {Op::at_most, "{0} is at most {1}", "{0}不超过{1}"},
                                   {Op::more, "{0} is more than {1}", "{0}超过{1}"},
                                   {Op::at_least, "{0} is at least {1}", "{0}不少于{1}"}}};

// Of a time of day, a date, an instant: where it lies.
constexpr Sayings time_sayings = {{{Op::equal, "{0} is {1}", "{0}为{1}"},
                                   {Op::unequal, "{0} is not {1}", "{0}不为{1}"},
                                   {Op::less, "{0} is before {1}", "{0}早于{1}"},
                                   {Op::at_most, "{0} is no later than {1}", "{0}不晚于{1}"},
                                   {Op::more, "{0} is after {1}", "{0}晚于{1}"},
                                   {Op::at_least, "{0} is no earlier than {1}", "{0}不早于{1}"}}};

const Sayings& sayings_of(Type type) {
  switch (type) {
    case Type::duration:
      return span_sayings;
    case Type::instant:
    case Type::date:
    case Type::month:
    case Type::clock:
      return time_sayings;
    case Type::flag:
    case Type::number:
    case Type::money:
    case Type::text:
      break;
  }
  return plain_sayings;
}

// {0} is "it is shipped" or 发货, {1} the other instant.
constexpr Sayings instant_sayings = {{{Op::equal, "{0} exactly at {1}", "恰在{1}{0}"},
                                      {Op::unequal, "{0} not exactly at {1}", "不在{1}{0}"},
                                      {Op::less, "{0} before {1}", "在{1}之前{0}"},
                                      {Op::at_most, "{0} no later than {1}", "不晚于{1}{0}"},
                                      {Op::more, "{0} after {1}", "晚于{1}才{0}"},
                                      {Op::at_least, "{0} at {1} or later", "在{1}或之后{0}"}}};

// {0} is "it is shipped" or 发货, {1} what came before, {2} the limit.
constexpr Sayings delay_sayings = {
    {{Op::equal, "{0} exactly {2} after {1}", "{1}后恰好{2}{0}"},
     {Op::unequal, "{0} not exactly {2} after {1}", "{1}后不恰好{2}{0}"},
     {Op::less, "{0} less than {2} after {1}", "{1}后不到{2}内{0}"},
     {Op::at_most, "{0} within {2} of {1}", "{1}后{2}内{0}"},
     {Op::more, "{0} more than {2} after {1}", "{1}后超过{2}才{0}"},
     {Op::at_least, "{0} {2} or more after {1}", "{1}后满{2}才{0}"}}};

class Clause {
 public:
  explicit Clause(const Telling& telling) : telling_(telling) {}

  std::string of(const Expression& e) const {
    switch (e.op) {
      case Op::past:
        if (e.type == Type::flag) {
          return filled(telling_.say("on the day before, {0}", "前一天{0}"),
                        bracketed(e.arguments[0], Op::past));
        }
        [[fallthrough]];
      case Op::shown:
        return filled(telling_.say("{0} holds", "{0}成立"), value_phrase(e, telling_));
      case Op::both:
        return joined(e, telling_.say(" and ", "，且"));
      case Op::either:
        return joined(e, telling_.say(" or ", "，或"));
      case Op::negation:
        return negated(e.arguments[0]);
      case Op::equal:
      case Op::unequal:
      case Op::less:
      case Op::at_most:
      case Op::more:
      case Op::at_least:
        return comparison(e);
      case Op::one_of:
        return one_of(e);
      case Op::is_present:
        return presence(e.arguments[0], true);
      case Op::is_missing:
        return presence(e.arguments[0], false);
      case Op::column:
        return flag(e, true);
      case Op::join:
        return joined_rows(e);
      case Op::choose:
        return filled(telling_.say("{1} if {0}, otherwise {2}", "若{0}，则{1}，否则{2}"),
                      of(e.arguments[0]), of(e.arguments[1]), of(e.arguments[2]));
      case Op::attribute:
        return attribute(e, true);
      case Op::in_set:
        return filled(telling_.say("its order is one of the '{0}'", "订单属于“{0}”"),
                      set_name(e.name, telling_));
      case Op::is_listed:
        return filled(telling_.say("{0} is in the table '{1}'", "{0}在表“{1}”中"),
                      value_phrase(e.arguments[0], telling_), table_name(e.name, telling_));
      case Op::literal:
      case Op::measure:
      case Op::parameter:
      case Op::add:
      case Op::subtract:
      case Op::multiply:
      case Op::divide:
      case Op::negate:
      case Op::call:
      case Op::look_up:
      case Op::peer:
        return filled(telling_.say("{0} holds", "{0}成立"), value_phrase(e, telling_));
    }
    return {};
  }

 private:
  std::string pattern(const Sayings& sayings, Op op) const {
    const auto said = std::find_if(sayings.begin(), sayings.end(),
                                   [&](const Saying& saying) { return saying.op == op; });
    CHECK(said != sayings.end());
    return telling_.say(said->en, said->zh);
  }

  // Not one of several is none of them: that is how a negation is read out.
  static Op spoken_op(const Expression& e) {
    if (e.op != Op::negation) return e.op;
    return e.arguments[0].op == Op::either ? Op::both : Op::negation;
  }

  std::string joined(const Expression& e, const std::string& word) const {
    std::string text;
    for (const Expression& part : e.arguments) {
      text += (text.empty() ? "" : word) + bracketed(part, e.op);
    }
    return text;
  }

  // In brackets, where its own words would mix with those of `around`.
  std::string bracketed(const Expression& e, Op around) const {
    const Op op = spoken_op(e);
    const bool has_words = op == Op::both || op == Op::either || op == Op::choose;
    return has_words && op != around ? filled(telling_.say("({0})", "（{0}）"), of(e)) : of(e);
  }

  std::string negated(const Expression& e) const {
    if (e.op == Op::column) return flag(e, false);
    if (e.op == Op::attribute) return attribute(e, false);
    if (e.op == Op::is_present) return presence(e.arguments[0], false);
    if (e.op == Op::is_missing) return presence(e.arguments[0], true);
    if (e.op == Op::is_listed) {
      return filled(telling_.say("{0} is not in the table '{1}'", "{0}不在表“{1}”中"),
                    value_phrase(e.arguments[0], telling_), table_name(e.name, telling_));
    }
    if (e.op == Op::either) {
      std::string text;
      for (const Expression& part : e.arguments) {
        text += (text.empty() ? "" : telling_.say(" and ", "，且")) + negated(part);
      }
      return text;
    }
    if (e.op == Op::measure || e.op == Op::parameter) {
      return filled(telling_.say("{0} does not hold", "{0}不成立"), value_phrase(e, telling_));
    }
    return filled(telling_.say("it is not so that {0}", "不满足“{0}”"), inside_quotes(of(e)));
  }

  // "it is a presale", "its order is not a presale"; 是预售, 订单不是预售; 已解决, 未解决.
  std::string flag(const Expression& e, bool holds) const {
    const ColumnWords words = words_of(e.table, e.column);
    if (telling_.language == Language::zh) {
      constexpr std::string_view done = "已";
      std::string said(e.of_order ? "订单" : "");
      if (!words.zh.starts_with(done)) return said.append(holds ? "是" : "不是").append(words.zh);
      return said.append(holds ? done : "未").append(words.zh.substr(done.size()));
    }
    std::string done(words.done.empty() ? "is " : words.done);
    if (words.done.empty()) done += words.noun;
    if (!holds) done.insert(2, " not");
    return (e.of_order ? "its order " : "it ") + done;
  }

  // A flag of the subject, by the name that the pack gives it.
  std::string attribute(const Expression& e, bool holds) const {
    const std::string what = value_phrase(e, telling_);
    return holds ? filled(telling_.say("{0} is true", "{0}为是"), what)
                 : filled(telling_.say("{0} is not true", "{0}为否"), what);
  }

  std::string presence(const Expression& e, bool is_there) const {
    if (is_happening(e)) {
      if (telling_.language == Language::zh) {
        return std::string(e.of_order ? "订单" : "")
            .append(is_there ? "已" : "未")
            .append(words_of(e.table, e.column).zh);
      }
      return done_phrase(e, is_there ? "is" : "is not");
    }
    const std::string what = value_phrase(e, telling_);
    return is_there ? filled(telling_.say("{0} is known", "{0}有值"), what)
                    : filled(telling_.say("{0} is not known", "{0}无值"), what);
  }

  std::string done_phrase(const Expression& e, std::string_view is) const {
    return (e.of_order ? "its order " : "it ") + std::string(is) + ' ' +
           std::string(words_of(e.table, e.column).done);
  }
  // "it is shipped", 发货. What happened to the order is said of it in front: 订单在…之前发货.
  std::string act(const Expression& e) const {
    if (telling_.language == Language::en) return done_phrase(e, "is");
    return std::string(words_of(e.table, e.column).zh);
  }
  std::string whose_act(const Expression& e) const {
    return e.of_order && telling_.language == Language::zh ? "订单" : "";
  }

  // A time of several cases is read as one thing.
  std::string beside_act(const Expression& e) const {
    const bool is_choice = e.op == Op::choose && !is_fallback(e);
    return is_choice ? filled(telling_.say("({0})", "（{0}）"), event_time(e, telling_))
                     : event_time(e, telling_);
  }

  // So long after the beginning of the day on which it happens: a time of that day.
  std::optional<std::string> clock_of(const Delay& delay) const {
    const Expression& since = *delay.since;
    const auto is_zero = [](const Expression& e) { return e.op == Op::literal && e.literal == 0; };
    const bool is_midnight = since.op == Op::call && since.function == Function::at &&
                             is_zero(since.arguments[1]) && is_zero(since.arguments[2]) &&
                             to_text(since.arguments[0]) == to_text(*delay.happening);
    if (!is_midnight) return std::nullopt;
    if (delay.limit->op == Op::literal) return format_clock(delay.limit->literal);
    if (delay.limit->op != Op::parameter) return std::nullopt;
    for (const Parameter& parameter : telling_.pack->parameters) {
      if (parameter.id != delay.limit->name) continue;
      const Number::Entry* entry = parameter.number.on(telling_.day);
      if (entry != nullptr && !entry->expression) return format_clock(entry->value);
    }
    return std::nullopt;
  }

  // The values of an attribute are the user's own words, whatever a column means by them.
  static std::string beside(const Expression& e, const Expression& other, const Telling& telling) {
    const bool is_word = e.op == Op::literal && e.type == Type::text;
    return is_word && other.op == Op::attribute ? filled(telling.say("'{0}'", "“{0}”"), e.name)
                                                : value_phrase(e, telling);
  }

  std::string comparison(const Expression& e) const {
    const Expression& left = e.arguments[0];
    const Expression& right = e.arguments[1];
    if (const auto delay = delay_of(left, right)) {
      if (const auto clock = clock_of(*delay)) {
        return whose_act(*delay->happening) +
               filled(pattern(instant_sayings, e.op), act(*delay->happening), *clock);
      }
      // 订单付款后48小时内发货 has the order in front already.
      const bool is_said = is_happening(*delay->since) && delay->since->of_order;
      return (is_said ? "" : whose_act(*delay->happening)) +
             filled(pattern(delay_sayings, e.op), act(*delay->happening),
                    event_phrase(*delay->since, telling_), value_phrase(*delay->limit, telling_));
    }
    if (is_happening(left)) {
      return whose_act(left) + filled(pattern(instant_sayings, e.op), act(left), beside_act(right));
    }
    if (left.op == Op::call && left.function == Function::time_of_day &&
        is_happening(left.arguments[0])) {
      return whose_act(left.arguments[0]) + filled(pattern(instant_sayings, e.op),
                                                   act(left.arguments[0]),
                                                   value_phrase(right, telling_));
    }
    Telling limit = telling_;
    limit.shares = is_share(left, *telling_.pack);
    return filled(pattern(sayings_of(left.type), e.op), beside(left, right, telling_),
                  beside(right, left, limit));
  }

  std::string one_of(const Expression& e) const {
    std::vector<std::string> words;
    for (std::size_t i = 1; i < e.arguments.size(); ++i) {
      words.push_back(beside(e.arguments[i], e.arguments[0], telling_));
    }
    words = each_once(std::move(words));
    const std::string list = any_of_words(words, telling_);
    const std::string text = words.size() == 1 ? telling_.say("{0} is {1}", "{0}为{1}")
                                               : telling_.say("{0} is {1}", "{0}为{1}之一");
    return filled(text, value_phrase(e.arguments[0], telling_), list);
  }

  std::string joined_rows(const Expression& e) const {
    if (e.join != Join::any && e.join != Join::none) {
      return filled(telling_.say("{0} holds", "{0}成立"), value_phrase(e, telling_));
    }
    const TableWords& words = words_of(e.table);
    const bool is_any = e.join == Join::any;
    const std::string filter = e.arguments.empty() ? "" : which_phrase(e.arguments[0], telling_);
    if (telling_.language == Language::zh) {
      return (is_any ? "有" : "没有") + std::string(words.zh) + filter;
    }
    const bool vowel = std::string_view("aeiou").find(words.one[0]) != std::string_view::npos;
    return "the order has " + std::string(is_any ? (vowel ? "an " : "a ") : "no ") +
           std::string(words.one) + filter;
  }

  const Telling& telling_;
};

}  // namespace

std::string condition_phrase(const Expression& expression, const Telling& telling) {
  return Clause(telling).of(expression);
}

std::vector<const Expression*> parts_of(const Expression& condition, Op word) {
  if (condition.op != word) return {&condition};
  std::vector<const Expression*> parts;
  for (const Expression& argument : condition.arguments) {
    const auto own = parts_of(argument, word);
    parts.insert(parts.end(), own.begin(), own.end());
  }
  return parts;
}

std::string which_phrase(const Expression& condition, const Telling& telling) {
  const std::string whole = condition_phrase(condition, telling);
  if (telling.language == Language::zh) return "（" + whole + "）";
  std::string text;
  for (const Expression* part : parts_of(condition)) {
    const bool is_plain = part->op != Op::either && part->op != Op::negation;
    std::string said = condition_phrase(*part, telling);
    if (is_plain && said.starts_with("its ")) {
      said = " whose " + said.substr(std::string_view("its ").size());
    } else if (is_plain && said.starts_with("it ")) {
      said = " that " + said.substr(std::string_view("it ").size());
    } else {
      return " where " + whole;
    }
    text += (text.empty() ? "" : " and") + said;
  }
  return text;
}

}  // namespace xingji
