#include "pack/conditions.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "pack/amount.h"
#include "pack/reader.h"
#include "pack/score_units.h"
#include "pack/syntax.h"
#include "pack/typing.h"
#include "pack/typing_rules.h"
#include "pack/visit.h"

namespace xingji {
namespace {

constexpr int most_days = 3660;
constexpr std::string_view watched_name = "watched";
constexpr std::string_view each_name = "each";

// The functions: what they are of, how many arguments they take, an example.
struct Form {
  enum class Of : std::uint8_t { condition, value, move };
  std::string_view name;
  History::Kind kind;
  Of of;
  std::size_t least;
  std::size_t most;
  std::string_view example;
};
// clang-format off
constexpr auto forms = std::to_array<Form>({
    {"running", History::Kind::running, Form::Of::condition, 1, 1, "running(total < 4.0) >= 15"},
    {"every", History::Kind::every, Form::Of::condition, 2, 2, "every(total < 60, 14)"},
    {"days", History::Kind::days, Form::Of::condition, 2, 2, "days(total < 4.0, 30) >= 20"},
    {"mean", History::Kind::mean, Form::Of::value, 2, 2, "mean(total, 7) < 70"},
    {"lowest", History::Kind::lowest, Form::Of::value, 2, 2, "lowest(total, 7) < 60"},
    {"highest", History::Kind::highest, Form::Of::value, 2, 2, "highest(total, 7) >= 90"},
    {"quantile", History::Kind::quantile, Form::Of::value, 3, 3, "quantile(total, 50%, 30) < 4.0"},
    {"yesterday", History::Kind::yesterday, Form::Of::value, 1, 1, "total < yesterday(total)"},
    {"times", History::Kind::times, Form::Of::move, 1, 2, "times(lose) >= 2"},
    {"days_since", History::Kind::days_since, Form::Of::move, 1, 1, "days_since(lose) >= 30"},
});
// clang-format on

const Form* find_form(std::string_view name) {
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.name == name; });
  return found == forms.end() ? nullptr : &*found;
}

bool is_of_moves(History::Kind kind) {
  return kind == History::Kind::times || kind == History::Kind::days_since ||
         kind == History::Kind::watched;
}

Type type_of(History::Kind kind, Type of) {
  switch (kind) {
    case History::Kind::every:
    case History::Kind::watched:
      return Type::flag;
    case History::Kind::mean:
    case History::Kind::lowest:
    case History::Kind::highest:
    case History::Kind::quantile:
    case History::Kind::yesterday:
      return of;
    case History::Kind::running:
    case History::Kind::days:
    case History::Kind::times:
    case History::Kind::days_since:
      break;
  }
  return Type::number;
}

}  // namespace

// One condition. Every call that asks for history becomes a name, and that name is added.
class ConditionReader {
 public:
  ConditionReader(Conditions& all, std::string_view text, const Locate& locate)
      : all_(all), text_(text), locate_(locate) {}

  std::optional<Expression> read(Syntax& tree) {
    return take_out(tree, true) ? typed(tree) : std::nullopt;
  }

 private:
  std::nullopt_t refuse(std::size_t offset, std::string message, std::string remedy) {
    all_.draft_.refuse(locate_(offset), std::move(message), std::move(remedy));
    return std::nullopt;
  }

  std::optional<Expression> typed(const Syntax& tree) {
    Scope scope = all_.draft_.number_scope();
    scope.measures = all_.names_;
    Problems& problems = all_.draft_.problems;
    const std::size_t before = problems.size();
    auto checked = type_check(tree, text_, locate_, scope, problems);
    for (std::size_t p = before; p < problems.size(); ++p) speak_of_scores(problems[p]);
    if (!checked) return std::nullopt;
    bool fits = true;
    visit(*checked, [&](const Expression& part) {
      if (part.op == Op::literal && part.type == Type::money) {
        all_.draft_.note_currency(part.name, part.place);
      }
      fits = names_stages(part) && fits;
    });
    if (refuse_percents_of_scores(all_.draft_, *checked, all_.histories_)) return std::nullopt;
    return fits ? std::move(checked) : std::nullopt;
  }

  // The names of these conditions are no measures.
  void speak_of_scores(Problem& problem) const {
    constexpr std::string_view of_measures = "unknown measure ";
    if (!problem.message.starts_with(of_measures)) return;
    problem.message = "unknown score " + problem.message.substr(of_measures.size());
    if (problem.remedy.starts_with("did you mean")) return;
    std::vector<std::string> known;
    for (const Scope::Name& name : score_names(all_.draft_.pack)) known.push_back(name.id);
    problem.remedy = "scores: " + with_commas(known);
  }

  // Words beside `stage` are stages.
  bool names_stages(const Expression& part) {
    const auto is_stage = [](const Expression& side) {
      return side.op == Op::measure && side.name == "stage";
    };
    if (std::none_of(part.arguments.begin(), part.arguments.end(), is_stage)) return true;
    const std::vector<std::string> known = ids_of(all_.draft_.pack.stages);
    bool fits = true;
    for (const Expression& side : part.arguments) {
      if (side.op != Op::literal || side.type != Type::text) continue;
      if (std::find(known.begin(), known.end(), side.name) != known.end()) continue;
      std::string remedy = did_you_mean(side.name, known);
      if (remedy.empty()) remedy = "stages: " + with_commas(known);
      all_.draft_.refuse(side.place, "unknown stage '" + side.name + "'", remedy);
      fits = false;
    }
    return fits;
  }

  // False: something was refused. Inside of history there are no moves, only scores.
  bool take_out(Syntax& node, bool may_be_of_moves) {
    const bool is_each = node.kind == Syntax::Kind::name && node.text == each_name;
    if (is_each && !all_.each_.empty()) node.text = all_.each_;
    const Form* form = node.kind == Syntax::Kind::call ? find_form(node.text) : nullptr;
    if (form != nullptr) return take_call(node, *form, may_be_of_moves);
    if (node.kind == Syntax::Kind::name && node.text == watched_name) {
      if (!may_be_of_moves || all_.moves_.empty()) return refuse_moves(node);
      History watched;
      watched.id = watched_name;
      watched.kind = History::Kind::watched;
      watched.type = Type::flag;
      add(node, std::move(watched));
      return true;
    }
    bool all_fit = true;
    for (Syntax& part : node.parts) all_fit = take_out(part, may_be_of_moves) && all_fit;
    return all_fit;
  }

  bool refuse_moves(const Syntax& node) {
    if (all_.moves_.empty()) {
      refuse(node.begin, "'" + node.text + "' is about moves, and a notice is about scores",
             "name the move that it tells of with 'move'");
      return false;
    }
    refuse(node.begin, "'" + node.text + "' is about moves, and history is about scores",
           "ask for it beside the history, joined by 'and'");
    return false;
  }

  bool take_call(Syntax& node, const Form& form, bool may_be_of_moves) {
    const bool is_about_moves = is_of_moves(form.kind);
    if (is_about_moves && (!may_be_of_moves || all_.moves_.empty())) return refuse_moves(node);
    if (node.parts.size() < form.least || node.parts.size() > form.most) {
      refuse(node.begin, "'" + node.text + "' has the wrong number of values",
             "for example " + std::string(form.example));
      return false;
    }
    History history;
    history.kind = form.kind;
    if (form.of == Form::Of::move ? !read_move(node, history) : !read_of(node, form, history)) {
      return false;
    }
    if (form.kind == History::Kind::quantile && !read_share(node, form, history)) return false;
    if (form.most > 1 && node.parts.size() == form.most && !read_days(node, form, history)) {
      return false;
    }
    history.id = written_out(node, history);
    history.type = type_of(history.kind, history.of ? history.of->type : Type::number);
    add(node, std::move(history));
    return true;
  }

  bool read_move(const Syntax& node, History& history) {
    const Syntax& part = node.parts[0];
    const auto found = std::find(all_.moves_.begin(), all_.moves_.end(), part.text);
    if (part.kind == Syntax::Kind::name && found != all_.moves_.end()) {
      history.move = static_cast<std::size_t>(found - all_.moves_.begin());
      return true;
    }
    std::string remedy = did_you_mean(part.text, all_.moves_);
    if (remedy.empty()) remedy = "moves: " + with_commas(all_.moves_);
    refuse(part.begin, "unknown move '" + part.text + "'", remedy);
    return false;
  }

  bool read_of(Syntax& node, const Form& form, History& history) {
    Syntax& part = node.parts[0];
    if (!take_out(part, false)) return false;
    history.of = typed(part);
    if (!history.of) return false;
    const bool wants_condition = form.of == Form::Of::condition;
    const bool is_condition = history.of->type == Type::flag;
    const bool fits = wants_condition
                          ? is_condition
                          : is_quantity(history.of->type) || form.kind == History::Kind::yesterday;
    if (!fits) {
      refuse(
          part.begin,
          "'" + node.text +
              (wants_condition ? "' is of a condition" : "' is of a number, a duration or money"),
          "for example " + std::string(form.example));
    }
    return fits;
  }

  bool read_share(const Syntax& node, const Form& form, History& history) {
    const Syntax& part = node.parts[1];
    const bool fits = part.kind == Syntax::Kind::number && part.amount.type == Type::number &&
                      part.amount.value > 0 && part.amount.value <= micro_one;
    history.share = part.amount.value;
    if (!fits) {
      refuse(part.begin, "a quantile has a share above 0 and up to 100%",
             "for example " + std::string(form.example));
    }
    return fits;
  }

  bool read_days(const Syntax& node, const Form& form, History& history) {
    const Syntax& part = node.parts.back();
    const bool fits = part.kind == Syntax::Kind::number && part.amount.type == Type::number &&
                      part.amount.unit.empty() && part.amount.value % micro_one == 0 &&
                      part.amount.value > 0 && part.amount.value <= most_days * micro_one;
    history.days = fits ? static_cast<int>(part.amount.value / micro_one) : 0;
    if (!fits) {
      refuse(part.begin, "history goes back a whole number of days, from 1 to 3660",
             "for example " + std::string(form.example));
    }
    return fits;
  }

  std::string written_out(const Syntax& node, const History& history) const {
    std::string id = node.text + '(';
    id += history.of ? to_text(*history.of) : all_.moves_[history.move];
    if (history.kind == History::Kind::quantile) {
      id += ", " + format_amount({Type::number, history.share, "%"});
    }
    if (history.days > 0) id += ", " + std::to_string(history.days);
    return id + ')';
  }

  void add(Syntax& node, History history) {
    node.kind = Syntax::Kind::name;
    node.text = history.id;
    node.parts.clear();
    if (all_.find(history.id) != nullptr) return;
    history.place = locate_(node.begin);
    all_.names_.push_back({history.id, history.type});
    all_.histories_.push_back(std::move(history));
  }

  Conditions& all_;
  std::string_view text_;
  const Locate& locate_;
};

Conditions::Conditions(Draft& draft, std::vector<std::string> moves, std::string each)
    : draft_(draft),
      moves_(std::move(moves)),
      each_(std::move(each)),
      names_(score_names(draft.pack)) {}

const History* Conditions::find(const std::string& id) const {
  const auto found = std::find_if(histories_.begin(), histories_.end(),
                                  [&](const History& history) { return history.id == id; });
  return found == histories_.end() ? nullptr : &*found;
}

std::optional<Expression> Conditions::read(const std::string& text, const Locate& locate) {
  auto parsed = parse_syntax(text);
  if (const auto* fault = std::get_if<ExpressionFault>(&parsed)) {
    draft_.refuse(locate(fault->offset), fault->message, fault->remedy);
    return std::nullopt;
  }
  return ConditionReader(*this, text, locate).read(std::get<Syntax>(parsed));
}

std::optional<Expression> Conditions::read(const Node& node) {
  const auto text = text_at(draft_, node, "the condition");
  if (!text) return std::nullopt;
  const Locate locate = [&](std::size_t offset) { return place_in(node, offset); };
  auto condition = read(*text, locate);
  if (condition && condition->type != Type::flag) {
    draft_.refuse(
        locate(0),
        "expected a condition, '" + *text + "' is " + std::string(with_article(condition->type)),
        "compare it with something, or write 'is present'");
    return std::nullopt;
  }
  return condition;
}

std::optional<Expression> Conditions::read_value(const Node& node, const std::string& text) {
  auto value = read(text, [&](std::size_t) { return node.place; });
  if (!value || is_quantity(value->type) || value->type == Type::text) return value;
  draft_.refuse(node.place,
                "'{" + text + "}' is " + std::string(with_article(value->type)) +
                    ", and a text has room for a number, a duration, money or a word",
                "write for example total or yesterday(stars) between the braces");
  return std::nullopt;
}

std::size_t Conditions::count_days(const Expression& condition, const Place& place) {
  History running;
  running.id = "running(" + to_text(condition) + ')';
  if (const History* known = find(running.id)) {
    return static_cast<std::size_t>(known - histories_.data());
  }
  running.of = condition;
  running.place = place;
  names_.push_back({running.id, running.type});
  histories_.push_back(std::move(running));
  return histories_.size() - 1;
}

bool Conditions::has_number(const Expression& condition, bool with_plain) const {
  bool found = xingji::has_number(condition, with_plain);
  visit(condition, [&](const Expression& part) {
    const History* history = part.op == Op::measure ? find(part.name) : nullptr;
    if (history == nullptr) return;
    found = found || history->days > 0 || (history->of && has_number(*history->of, with_plain));
  });
  return found;
}

}  // namespace xingji
