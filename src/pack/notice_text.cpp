#include "pack/notice_text.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "pack/visit.h"

namespace xingji {
namespace {

using Kind = Notice::Blank::Kind;

constexpr std::string_view limit_of = "limit(";
constexpr std::string_view value_of_each = "value";

constexpr Words<Kind, 9> blanks = {{{"each", Kind::of_each},
                                    {"day", Kind::day},
                                    {"days", Kind::run},
                                    {"left", Kind::left},
                                    {"from", Kind::from},
                                    {"to", Kind::to},
                                    {"move", Kind::move},
                                    {"count", Kind::count},
                                    {"due", Kind::due}}};

// What a notice's text is about: a condition and the histories that it asks for.
struct Rule {
  const Standing::Move* move = nullptr;  // that it tells of or comes before
  std::vector<const Expression*> conditions;
  std::vector<const History*> histories;
};

void add(const Expression& condition, const std::vector<History>& histories, Rule& rule) {
  rule.conditions.push_back(&condition);
  visit(condition, [&](const Expression& part) {
    if (part.op != Op::measure) return;
    for (const History& history : histories) {
      if (history.id != part.name) continue;
      rule.histories.push_back(&history);
      if (history.of) add(*history.of, histories, rule);
    }
  });
}

// The rule of the move, where there is one, else the notice's own.
Rule rule_of(const Pack& pack, const Notice& notice, const std::vector<History>& histories) {
  Rule rule;
  if (const auto& named = notice.move ? notice.move : notice.before) {
    const Standing& standing = *find_standing(pack, named->standing);
    rule.move = &standing.moves[*find_move(standing, named->move)];
    if (rule.move->when) add(*rule.move->when, standing.histories, rule);
  } else if (notice.when) {
    add(*notice.when, histories, rule);
  }
  return rule;
}

bool is_comparison(Op op) {
  return op == Op::less || op == Op::at_most || op == Op::more || op == Op::at_least ||
         op == Op::equal || op == Op::unequal;
}

bool is_about_scores(const Expression& expression) {
  bool is_it = false;
  visit(expression, [&](const Expression& part) { is_it = is_it || part.op == Op::measure; });
  return is_it;
}

// What the rule compares with a score or a history, each once; and the names of all such.
std::vector<Expression> compared_with(const Rule& rule, std::string_view name,
                                      std::set<std::string>& names) {
  std::vector<Expression> found;
  const auto compare = [&](const Expression& score, const Expression& line) {
    if (score.op != Op::measure || is_about_scores(line)) return;
    names.insert(score.name);
    const bool is_new = std::none_of(found.begin(), found.end(), [&](const Expression& other) {
      return to_text(other) == to_text(line);
    });
    if (score.name == name && is_new) found.push_back(line);
  };
  for (const Expression* condition : rule.conditions) {
    visit(*condition, [&](const Expression& part) {
      if (!is_comparison(part.op)) return;
      compare(part.arguments[0], part.arguments[1]);
      compare(part.arguments[1], part.arguments[0]);
    });
  }
  return found;
}

Expression literal(Type type, std::int64_t value) {
  Expression expression;
  expression.type = type;
  expression.literal = value;
  return expression;
}

// A number that is the same on all days, or computed.
std::optional<Expression> value_of(const std::optional<Number>& number) {
  if (!number || number->entries.size() != 1) return std::nullopt;
  const Number::Entry& entry = number->entries.front();
  return entry.expression ? *entry.expression : literal(number->type, entry.value);
}

// On how many days in a row the move is made.
std::optional<Expression> needed(const Rule& rule) {
  std::optional<Expression> found;
  for (const History* history : rule.histories) {
    if (history->kind == History::Kind::every) {
      found = literal(Type::number, history->days * micro_one);
    }
    if (history->kind != History::Kind::running) continue;
    std::set<std::string> names;
    const auto days = compared_with(rule, history->id, names);
    if (days.size() == 1) found = days.front();
  }
  return found;
}

// A number of the rule that has a word: `needed`, `fine` …; nothing where it has no such number.
std::optional<Expression> number_of(const Pack& pack, const Notice& notice, const Rule& rule,
                                    std::string_view word) {
  if (word == "needed") return needed(rule);
  if (rule.move != nullptr && word == "fine") return value_of(rule.move->fine);
  if (rule.move != nullptr && word == "watch") return value_of(rule.move->watch);
  if (!notice.deadline) return std::nullopt;
  if (word == "within") return literal(Type::duration, notice.within);
  const auto& fine = pack.tasks[*notice.deadline].fine;
  if (!fine) return std::nullopt;
  if (word == "cost") return value_of(fine->each);
  if (word == "share") return value_of(fine->share);
  if (word == "least") return value_of(fine->least);
  if (word == "most") return value_of(fine->most);
  return std::nullopt;
}

constexpr auto rule_words = std::to_array<std::string_view>(
    {"needed", "fine", "watch", "within", "cost", "share", "least", "most"});

// The {…} of a text, in order.
std::vector<std::string> names_in(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string::npos) break;
    names.push_back(text.substr(at + 1, end - at - 1));
  }
  return names;
}

// What a word between braces needs to mean something here.
bool is_at_home(const Notice& notice, Kind kind) {
  switch (kind) {
    case Kind::of_each:
      return !notice.each.empty();
    case Kind::run:
      return notice.when.has_value();
    case Kind::left:
      return notice.line > 0;
    case Kind::from:
    case Kind::to:
    case Kind::move:
      return notice.move.has_value();
    case Kind::count:
    case Kind::due:
      return notice.deadline.has_value();
    case Kind::day:
    case Kind::value:
      break;
  }
  return true;
}

class TextReader {
 public:
  TextReader(const Reader& reader, const Node& node, Conditions& conditions, Notice& notice)
      : draft_(reader.draft()),
        node_(node),
        conditions_(conditions),
        notice_(notice),
        is_unread_((reader.find("when") != nullptr && !notice.when) ||
                   (reader.find("move") != nullptr && !notice.move) ||
                   (reader.find("before") != nullptr && !notice.before) ||
                   (reader.find("deadline") != nullptr && !notice.deadline)) {}

  void read(const std::string& name) {
    Notice::Blank blank;
    blank.name = name;
    const auto word = std::find_if(blanks.begin(), blanks.end(),
                                   [&](const auto& known) { return known.first == name; });
    if (word != blanks.end()) {
      blank.kind = word->second;
      if (!is_at_home(notice_, blank.kind)) refuse(name);
    } else if (std::find(rule_words.begin(), rule_words.end(), name) != rule_words.end()) {
      blank.value = number_of(draft_.pack, notice_, rule(), name);
      if (!blank.value) refuse(name);
    } else if (name == value_of_each) {
      if (notice_.each.empty()) return refuse(name);
      blank.value = conditions_.read_value(node_, "each");
    } else if (name.starts_with(limit_of) && name.ends_with(')')) {
      blank.value = limit(name.substr(limit_of.size(), name.size() - limit_of.size() - 1));
    } else {
      blank.value = conditions_.read_value(node_, name);
    }
    notice_.blanks.push_back(std::move(blank));
  }

 private:
  // As the histories are now: a text may ask for more of them.
  Rule rule() const { return rule_of(draft_.pack, notice_, conditions_.histories()); }

  void refuse(const std::string& name) {
    if (is_unread_) return;  // its rule was refused
    if (name == "left" && notice_.before && notice_.when) return refuse_left();
    draft_.refuse(
        node_.place, "'{" + name + "}' means nothing in this notice",
        "days needs 'when', left 'before' a move after days in a row, each and value 'each'; from, "
        "to and move need 'move', count, due and within 'deadline'; needed, fine, watch, cost, "
        "share, "
        "least and most a rule with such a number");
  }

  void refuse_left() {
    std::set<std::string> counted;
    for (const History* history : rule().histories) {
      if (history->kind == History::Kind::running) counted.insert(to_text(*history->of));
    }
    const std::vector<std::string_view> known(counted.begin(), counted.end());
    draft_.refuse(notice_.when->place,
                  "'{left}' is of no use: '" + to_text(*notice_.before) +
                      "' counts no days in a row of '" + to_text(*notice_.when) + '\'',
                  known.empty() ? "take {left} out" : "it counts: " + with_commas(known));
  }

  std::optional<Expression> limit(const std::string& score) {
    if (is_unread_) return std::nullopt;
    std::set<std::string> names;
    auto found = compared_with(rule(), score, names);
    if (found.size() == 1) return std::move(found.front());
    const std::vector<std::string_view> known(names.begin(), names.end());
    draft_.refuse(node_.place,
                  found.empty() ? "the rule compares '" + score + "' with nothing"
                                : "the rule compares '" + score + "' with several numbers",
                  names.empty() ? "write the value of an expression between the braces"
                                : "it compares: " + with_commas(known));
    return std::nullopt;
  }

  Draft& draft_;
  const Node& node_;
  Conditions& conditions_;
  Notice& notice_;
  const bool is_unread_;  // something that its rule is told by
};

// A number as a text writes it.
struct Written {
  std::string text;
  std::optional<Micro> value;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Those outside of braces; times of the day are none.
std::vector<Written> written_in(const std::string& text) {
  std::vector<Written> found;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}') --depth;
    if (depth > 0 || !is_digit(text[at])) continue;
    std::size_t end = at;
    while (end < text.size() &&
           (is_digit(text[end]) || text[end] == '.' || text[end] == ',' || text[end] == ':')) {
      ++end;
    }
    while (!is_digit(text[end - 1])) --end;
    const bool is_percent = end < text.size() && text[end] == '%';
    Written written{text.substr(at, end - at), {}};
    std::string digits = written.text;
    std::erase(digits, ',');
    written.value = parse_micro(digits);
    if (is_percent && written.value) *written.value /= 100;
    if (written.value) found.push_back(std::move(written));
    at = end - 1;
  }
  return found;
}

// A number of the rule in all units in which one may write it.
void add_number(Type type, std::int64_t value, std::set<Micro>& numbers) {
  if (type == Type::number) numbers.insert(value);
  if (type == Type::money) numbers.insert(value * (micro_one / 100));
  if (type != Type::duration) return;
  for (const std::int64_t unit : {1, 60, 3600, 86400}) {
    if (value % unit == 0) numbers.insert(value / unit * micro_one);
  }
}

std::set<Micro> numbers_of(const Pack& pack, const Notice& notice) {
  Rule rule = rule_of(pack, notice, notice.histories);
  if (notice.when) add(*notice.when, notice.histories, rule);
  std::set<Micro> numbers;
  for (const Expression* condition : rule.conditions) {
    visit(*condition, [&](const Expression& part) {
      if (part.op == Op::literal) add_number(part.type, part.literal, numbers);
    });
  }
  for (const History* history : rule.histories) numbers.insert(history->days * micro_one);
  for (const std::string_view word : rule_words) {
    const auto number = number_of(pack, notice, rule, word);
    if (number && number->op == Op::literal) add_number(number->type, number->literal, numbers);
  }
  // None and one are words in most texts.
  numbers.erase(0);
  numbers.erase(micro_one);
  return numbers;
}

}  // namespace

void read_notice_text(const Reader& reader, Conditions& conditions, Notice& notice) {
  const Node* node = reader.need("text", "text: { zh: 总分 {total}, en: The total is {total} }");
  if (node == nullptr) return;
  Draft& draft = reader.draft();
  notice.text = reader.title("text");
  for (const std::string_view language : {"zh", "en"}) {
    if (node->is_map() && node->find(language) != nullptr) continue;
    draft.refuse(node->place, "the notice says nothing in '" + std::string(language) + "'",
                 "write text: { zh: …, en: … }");
  }
  const auto zh = names_in(notice.text.zh);
  const auto en = names_in(notice.text.en);
  const std::set<std::string> in_zh(zh.begin(), zh.end());
  const std::set<std::string> in_en(en.begin(), en.end());
  std::set<std::string> both = in_zh;
  both.insert(in_en.begin(), in_en.end());
  TextReader texts(reader, *node, conditions, notice);
  for (const std::string& name : both) {
    if (in_zh.contains(name) != in_en.contains(name)) {
      draft.warn(node->place, "'{" + name + "}' stands in one language only",
                 "say the same in both");
    }
    texts.read(name);
  }
}

void lint_notice_text(Draft& draft, const Notice& notice) {
  const std::set<Micro> numbers = numbers_of(draft.pack, notice);
  std::set<std::string> told;
  for (const std::string* text :
       {&notice.title.zh, &notice.title.en, &notice.text.zh, &notice.text.en}) {
    for (const Written& written : written_in(*text)) {
      if (!numbers.contains(*written.value) || !told.insert(written.text).second) continue;
      draft.warn(notice.place,
                 "'" + notice.id + "' writes out '" + written.text +
                     "', which stays as it is when its rule has another number",
                 "take it from the rule: {limit(total)}, {needed}, {fine} and others; a title does "
                 "without it");
    }
  }
}

}  // namespace xingji
