#include "typed/ask.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/text.h"
#include "typed/figure.h"
#include "typed/inputs.h"
#include "typed/peer_means.h"
#include "typed/phrases.h"
#include "typed/wrapped.h"

namespace xingji::typed {
namespace {

enum class Answer : std::uint8_t { value, unknown, back, done, quit, help };

Answer kind_of(std::string_view answer) {
  constexpr auto back =
      std::to_array<std::string_view>({"back", "b", "<", "返回", "上一个", "上一步"});
  constexpr auto done = std::to_array<std::string_view>({"done", "完成", "算吧"});
  constexpr auto quit = std::to_array<std::string_view>({"quit", "q", "exit", "退出"});
  constexpr auto unknown = std::to_array<std::string_view>(
      {"不知道", "我不知道", "不清楚", "没有数", "跳过", "skip", "don't know", "not known"});
  constexpr auto help = std::to_array<std::string_view>({"帮助", "?", "help", "h"});
  const auto is_in = [&](const auto& words) {
    return std::find(words.begin(), words.end(), answer) != words.end();
  };
  if (is_in(unknown)) return Answer::unknown;
  if (is_in(help)) return Answer::help;
  if (is_in(back)) return Answer::back;
  if (is_in(done)) return Answer::done;
  return is_in(quit) ? Answer::quit : Answer::value;
}

class Conversation {
 public:
  Conversation(const Pack& pack, const Family& family, Day day, const std::vector<Title>& about,
               Language language, std::istream& in, std::ostream& out)
      : pack_(pack),
        names_(pack, family, day),
        day_(day),
        about_(about),
        language_(language),
        in_(in),
        out_(out) {
    const auto add = [&](Thing::Kind kind, std::size_t at) { questions_.push_back({kind, at}); };
    for (const std::size_t a : attributes_of_numbers(pack, day)) add(Thing::Kind::attribute, a);
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      const Indicator& indicator = pack.indicators[i];
      if (in_force(indicator.since, indicator.until, day)) add(Thing::Kind::indicator, i);
    }
    for (const std::size_t m : deciding_counts(pack, day)) add(Thing::Kind::measure, m);
    for (std::size_t g = 0; g < pack.gates.size(); ++g) {
      const Gate& gate = pack.gates[g];
      const bool has_number = gauge_of(gate, pack) && !compared_with_peers(gate);
      if (in_force(gate.since, gate.until, day) && has_number) add(Thing::Kind::gate, g);
    }
    for (std::size_t b = 0; b < pack.bonuses.size(); ++b) {
      const Bonus& bonus = pack.bonuses[b];
      const bool is_due = in_force(bonus.since, bonus.until, day);
      if (is_due && gauge_of(bonus, pack)) add(Thing::Kind::bonus, b);
    }
    for (const std::size_t m : needed_measures(pack)) {
      const Thing thing{Thing::Kind::measure, m};
      const bool is_new =
          std::find(questions_.begin(), questions_.end(), thing) == questions_.end();
      if (is_new) questions_.push_back(thing);
    }
    questions_.push_back({Thing::Kind::stars, 0});
    questions_.push_back({Thing::Kind::total, 0});
  }

  std::optional<Typed> hold() {
    out_ << pick(pack_.title, language_) << '\n';
    for (const Title& each : about_) out_ << wrapped("  ", pick(each, language_));
    help();
    for (std::size_t at = 0; at < questions_.size();) {
      ask(at);
      std::string line;
      if (!std::getline(in_, line)) {
        out_ << (at == 0 ? say("\n没有输入，没有算。\n", "\nNo input; nothing was scored.\n")
                         : say("\n没有更多输入，按已填的算。\n",
                               "\nNo more input; what was given is scored.\n"));
        if (at == 0) return std::nullopt;
        break;
      }
      const std::string answer(trim(plain_signs(line)));
      switch (kind_of(answer)) {
        case Answer::quit:
          return std::nullopt;
        case Answer::done:
          return finish();
        case Answer::help:
          help();
          continue;
        case Answer::back:
          at -= at > 0 ? 1 : 0;
          continue;
        case Answer::unknown:
          forget(questions_[at++]);
          continue;
        case Answer::value:
          break;
      }
      if (answers(at, answer)) ++at;
    }
    return finish();
  }

 private:
  void help() {
    out_ << say(
        "照平台页面上的数字填。回车：不知道；返回：上一个；完成：现在就算；退出：不算了；帮助：再看"
        "这一行。\n",
        "Type what the platform's page shows. Enter: not known; back: the one before; done: "
        "score now; quit: leave; help: this line again.\n");
  }

  // Whether the answer is a value of what was asked; one of something else is kept for that.
  bool answers(std::size_t asked, const std::string& answer) {
    const auto [at, value] = named(asked, answer);
    const Thing& thing = questions_[at];
    forget(thing);
    if (!take(pack_, thing, value, typed_)) {
      const Title why = why_not(pack_, thing, value);
      out_ << wrapped("  ", quoted_answer(value) + pick(why, language_));
      return false;
    }
    remarks_[at] = std::exchange(typed_.remarks, {});
    if (at == asked) return true;
    out_ << "  " << say("记到第 ", "kept for ") << (at + 1) << say(" 项", "") << '\n';
    return false;
  }

  // "92%" of "发货率=92%" or "客服5分钟回复率\t78%", and which question it answers.
  std::pair<std::size_t, std::string> named(std::size_t asked, const std::string& answer) const {
    const auto head = names_.find_head(answer);
    constexpr std::string_view between = " \t=:";
    const std::size_t from = head ? head->rest.find_first_not_of(between) : std::string_view::npos;
    if (from == 0 || from == std::string_view::npos) return {asked, answer};
    const auto meant = std::find(questions_.begin(), questions_.end(), head->thing);
    if (meant == questions_.end()) return {asked, answer};
    return {static_cast<std::size_t>(meant - questions_.begin()),
            std::string(head->rest.substr(from))};
  }

  Typed finish() {
    for (const auto& [at, remarks] : remarks_) {
      typed_.remarks.insert(typed_.remarks.end(), remarks.begin(), remarks.end());
    }
    settle_shares(pack_, typed_);
    return std::move(typed_);
  }

  const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  std::string quoted_answer(const std::string& answer) const {
    return language_ == Language::zh ? "「" + answer + "」" : "'" + answer + "' ";
  }

  void ask(std::size_t at) {
    const Thing& thing = questions_[at];
    out_ << '\n' << (at + 1) << '/' << questions_.size() << "  ";
    if (thing.kind == Thing::Kind::stars || thing.kind == Thing::Kind::total) {
      out_ << pick(name_of_score(thing.kind), language_)
           << say("（只用来对照；", " (only compared; ")
           << pick(example_of(pack_, thing), language_) << say("）", ")");
    }
    if (thing.kind == Thing::Kind::indicator) {
      const Indicator& indicator = pack_.indicators[thing.position];
      out_ << pick(indicator.title, language_) << say("（", " (")
           << pick(example_of(pack_, thing), language_) << say("）", ")");
      const std::string& meaning = pick(indicator.meaning, language_);
      if (!meaning.empty()) out_ << "\n     " << meaning;
      const std::string& seen_at = pick(indicator.seen_at, language_);
      if (!seen_at.empty()) out_ << say("\n     在哪里看：", "\n     where: ") << seen_at;
      if (is_ranked(indicator)) {
        out_ << say("\n     屏幕上有“超过同行”的比例，写在数值后面：… 超过75%",
                    "\n     where the screen says how many peers it beats, add that: … beats 75%");
      }
    }
    if (thing.kind == Thing::Kind::indicator && asks_sample(pack_, thing.position)) {
      out_ << say("\n     页面上有分子分母的话一起写：2.08%(1/48)",
                  "\n     where the screen shows its sample, write both: 2.08%(1/48)");
    }
    if (is_input(thing)) ask_input(thing);
    out_ << "\n> " << std::flush;
  }

  void ask_input(const Thing& thing) {
    const std::size_t at = thing.position;
    Title title;
    if (thing.kind == Thing::Kind::gate) title = pack_.gates[at].title;
    if (thing.kind == Thing::Kind::bonus) title = pack_.bonuses[at].title;
    if (thing.kind == Thing::Kind::measure) title = pack_.measures[at].title;
    if (thing.kind == Thing::Kind::attribute) title = name_of(pack_.attributes[at]);
    out_ << pick(title, language_) << say("（", " (") << pick(example_of(pack_, thing), language_)
         << say("）", ")");
    if (thing.kind == Thing::Kind::gate) out_ << gate_lines_text(pack_, at, language_);
    if (thing.kind == Thing::Kind::bonus) out_ << bonus_lines_text(pack_, at, language_);
    if (thing.kind == Thing::Kind::measure && is_deciding(at)) {
      out_ << say("\n     样本太小时规则另给固定分，要看它",
                  "\n     rules for small samples go by it");
    }
    if (thing.kind == Thing::Kind::attribute) {
      out_ << say("\n     权重或分数线随它变", "\n     weights or lines depend on it");
    }
  }

  bool is_deciding(std::size_t measure) const {
    const auto counts = deciding_counts(pack_, day_);
    return std::find(counts.begin(), counts.end(), measure) != counts.end();
  }

  void forget(const Thing& thing) {
    if (thing.kind == Thing::Kind::indicator) {
      typed_.indicators.erase(thing.position);
      typed_.beaten.erase(thing.position);
      typed_.samples.erase(thing.position);
    }
    if (thing.kind == Thing::Kind::gate) {
      typed_.gates.erase(thing.position);
      typed_.passed.erase(thing.position);
    }
    if (thing.kind == Thing::Kind::bonus) typed_.bonuses.erase(thing.position);
    if (thing.kind == Thing::Kind::measure) typed_.measures.erase(thing.position);
    if (thing.kind == Thing::Kind::attribute) typed_.attributes.erase(thing.position);
    if (thing.kind == Thing::Kind::stars) typed_.stars.reset();
    if (thing.kind == Thing::Kind::total) typed_.total.reset();
  }

  const Pack& pack_;
  Names names_;
  Day day_;
  const std::vector<Title>& about_;
  Language language_;
  std::istream& in_;
  std::ostream& out_;
  std::vector<Thing> questions_;
  Typed typed_;
  std::map<std::size_t, std::vector<Title>>
      remarks_;  // by question, so that a new answer has its own
};

}  // namespace

std::optional<Typed> ask(const Pack& pack, const Family& family, Day day,
                         const std::vector<Title>& about, Language language, std::istream& in,
                         std::ostream& out) {
  return Conversation(pack, family, day, about, language, in, out).hold();
}

}  // namespace xingji::typed
