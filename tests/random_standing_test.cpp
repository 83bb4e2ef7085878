// Random standings over random days: src/standing and the naive twin agree to the last line.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/subjects.h"
#include "standing_support.h"
#include "support.h"

namespace xingji {
namespace {

class Draws {
 public:
  explicit Draws(unsigned seed) : engine_(seed) {}
  int below(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most)); }
  bool one_in(int n) { return below(n) == 0; }
  template <class Things>
  auto pick(const Things& things) {
    return things[static_cast<std::size_t>(below(static_cast<int>(std::size(things))))];
  }

 private:
  std::mt19937 engine_;
};

const std::vector<std::string> edges = {"3.8", "3.9", "4", "4.1", "4.5"};
const std::vector<std::string> scores = {"total", "stars", "dimension.goods"};
const std::vector<std::string> of_attributes = {"shop.level >= 2", "shop.level is missing",
                                                "shop.insured", "shop.kind != flagship",
                                                "not shop.insured"};
const std::vector<std::string> signs = {"<", "<=", ">", ">=", "=", "!="};

// Standings as they might be written, without a look at their sense.
class Author {
 public:
  explicit Author(Draws& draws) : draws_(draws) {}

  std::string standing() {
    states_ = 2 + draws_.below(3);
    moves_ = 2 + draws_.below(5);
    std::string text = "  made:\n    title: Made\n    no_score_day: " +
                       draws_.pick(std::vector<std::string>{"breaks", "skips", "counts"}) +
                       "\n    start: s0\n    states:\n";
    for (int s = 0; s < states_; ++s) {
      const bool is_final = s + 1 == states_ && draws_.one_in(2);
      text += "      s" + std::to_string(s) + (is_final ? ": { final: true }\n" : ": {}\n");
    }
    text += "    moves:\n";
    for (int m = 0; m < moves_; ++m) text += move(m);
    return text;
  }

 private:
  std::string move(int m) {
    // The first ones make a ring, so that most standings have no state that nobody leaves.
    const int from = m < states_ - 1 ? m : draws_.below(states_);
    const int to = m < states_ - 1 ? m + 1 : draws_.below(states_);
    std::string text = "      m" + std::to_string(m) + ": { from: ";
    text += draws_.one_in(5) ? "any" : "s" + std::to_string(from);
    text += ", to: s" + std::to_string(to);
    if (draws_.one_in(4))
      text += ", needs: request";
    else if (draws_.one_in(4))
      text += ", needs: appeal upheld";
    if (!draws_.one_in(8)) text += ", when: \"" + condition(2) + '"';
    if (draws_.one_in(3)) text += ", watch: " + std::to_string(1 + draws_.below(6));
    if (draws_.one_in(3)) text += ", forgives: m" + std::to_string(draws_.below(moves_));
    if (draws_.one_in(5)) text += ", fine: 500 CNY";
    if (draws_.one_in(6)) text += ", since: 2022-06-1" + std::to_string(draws_.below(10));
    return text + " }\n";
  }

  std::string condition(int depth) {
    switch (draws_.below(depth > 0 ? 9 : 4)) {
      case 3:
        return draws_.pick(of_attributes);
      case 0:
      case 1:
        return value(depth) + ' ' + draws_.pick(signs) + ' ' + draws_.pick(edges);
      case 2:
        return draws_.pick(scores) + (draws_.one_in(2) ? " is missing" : " is present");
      case 8:
        return '(' + condition(depth - 1) + (draws_.one_in(2) ? " and " : " or ") +
               condition(depth - 1) + ')';
      case 4:
        return "not (" + condition(depth - 1) + ')';
      case 5:
        return "every(" + of_history([&] { return condition(depth - 1); }) + ", " + days() + ')';
      case 6:
        if (is_inside_) return value(0) + " >= 4";
        return draws_.one_in(3) ? "watched" : of_moves();
      default:
        return "running(" + of_history([&] { return condition(depth - 1); }) + ") " +
               draws_.pick(signs) + ' ' + days();
    }
  }

  std::string of_moves() {
    const std::string move = "m" + std::to_string(draws_.below(moves_));
    if (draws_.one_in(2)) return "days_since(" + move + ") >= " + days();
    return "times(" + move + (draws_.one_in(2) ? ", 1" + days() : "") + ") " + draws_.pick(signs) +
           ' ' + std::to_string(draws_.below(3));
  }

  std::string value(int depth) {
    const std::string score = draws_.pick(scores);
    if (depth == 0) return score;
    const auto inner = [&] { return value(depth - 1); };
    switch (draws_.below(9)) {
      case 0:
        return "mean(" + of_history(inner) + ", " + days() + ')';
      case 1:
        return "lowest(" + of_history(inner) + ", " + days() + ')';
      case 2:
        return "highest(" + of_history(inner) + ", " + days() + ')';
      case 3:
        return "quantile(" + of_history(inner) + ", 40%, " + days() + ')';
      case 4:
        return "yesterday(" + of_history(inner) + ')';
      case 5:
        return "days(" + of_history([&] { return condition(depth - 1); }) + ", " + days() + ')';
      case 6:
        return '(' + score + " + " + inner() + ") / 2";
      default:
        return score;
    }
  }

  template <class Make>
  std::string of_history(Make make) {
    const bool was_inside = std::exchange(is_inside_, true);
    std::string text = make();
    is_inside_ = was_inside;
    return text;
  }

  std::string days() { return std::to_string(1 + draws_.below(5)); }

  Draws& draws_;
  int states_ = 0;
  int moves_ = 0;
  bool is_inside_ = false;
};

const Day first_day = to_day({2022, 6, 1});
constexpr Day days_told = 40;

// A span in which an attribute of the shop has a value.
struct Span {
  std::string name;
  std::string value;
  Day first = 0;
  Day last = 0;
};

std::vector<Span> random_spans(Draws& draws) {
  const std::map<std::string, std::vector<std::string>> values = {
      {"level", {"1", "2", "3", "high"}},
      {"insured", {"true", "false"}},
      {"kind", {"flagship", "plain"}}};
  std::vector<Span> spans;
  for (const auto& [name, some] : values) {
    Day from = first_day - 3;
    for (int count = draws.below(4); count > 0; --count) {
      from += 1 + draws.below(12);  // no two begin on one day
      spans.push_back({name, draws.pick(some), from, from + draws.below(15)});
    }
  }
  return spans;
}

// What the twin is told: of the spans that hold the day and can be read the one that began last.
std::map<std::string, naive::Value> values_on(Day day, const std::vector<Span>& spans) {
  std::map<std::string, naive::Value> values;
  for (const Span& span : spans) {
    if (day < span.first || day > span.last || span.value == "high") continue;
    values[span.name] = span.name == "kind" ? naive::text_value(span.value)
                        : span.name == "insured"
                            ? naive::flag_value(span.value == "true")
                            : naive::number_value(naive::Fraction{span.value[0] - '0'});
  }
  return values;
}

std::string csv_of(const std::vector<Span>& spans) {
  std::string rows = "subject_kind,subject_id,name,value,from,to\n";
  for (const Span& span : spans) {
    rows += "shop,s," + span.name + ',' + span.value + ',' + format_day(span.first) + ',' +
            format_day(span.last) + '\n';
  }
  return rows;
}

// The same spans as facts.
FactSet facts_of(const std::vector<Span>& spans, const Family& family) {
  const test::TemporaryFolder folder;
  test::write_file(folder / "shops.csv", "shop_id,platform\ns,test\n");
  test::write_file(folder / "attributes.csv", csv_of(spans));
  return test::read_folder(folder.path(), family, 1).facts;
}

std::optional<Micro> random_score(Draws& draws) {
  if (draws.one_in(6)) return std::nullopt;
  return parse_micro(draws.pick(edges));
}

Told random_days(Draws& draws, const Family& family) {
  Told told;
  told.has_now = draws.one_in(2);
  for (Day day = first_day; day < first_day + days_told; ++day) {
    Card card = blank_card(*family.on(day), day);
    card.total = random_score(draws);
    card.stars = random_score(draws);
    card.dimensions[0].score = random_score(draws);
    told.cards.push_back(card);
    if (draws.one_in(5)) card.total = random_score(draws);
    told.now.push_back(card);
    if (!draws.one_in(3)) continue;
    const bool is_request = draws.one_in(2);
    const auto filed = draws.one_in(2) ? std::optional(day - draws.below(6)) : std::nullopt;
    told.petitions.push_back(
        {day, is_request ? Petition::Kind::request : Petition::Kind::upheld_appeal, "made",
         draws.one_in(3) ? "" : "m" + std::to_string(draws.below(4)), "", filed});
  }
  return told;
}

// Half of the families have a second version from the middle on, half of these on another scale and
// with another rule for days without a score.
Family with_versions(Family family, Draws& draws) {
  if (draws.one_in(2)) return family;
  const Day change = to_day({2022, 6, 21});
  Pack second = family.versions.front();
  second.since = change;
  if (draws.one_in(2)) {
    second.total.most->entries.front().value *= 20;
    second.standings.front().no_score_day = Standing::NoScoreDay::skips;
  }
  family.versions.front().until = change - 1;
  family.versions.push_back(std::move(second));
  return family;
}

std::string head_of_pack() {
  std::ifstream file(std::string(XINGJI_SOURCE_DIR) + "/tests/packs/standing.yaml");
  std::string text;
  for (std::string line; std::getline(file, line) && line != "standing:";) text += line + '\n';
  return text +
         "attributes: { level: number, insured: flag, kind: text }\n"
         "standing:\n  assumed: drawn by lot\n";
}

TEST(RandomStanding, BothComputationsAgree) {
  const std::string head = head_of_pack();
  const auto path = std::filesystem::path(testing::TempDir()) / "random-standing.yaml";
  int loaded = 0;
  int with_attributes = 0;
  std::size_t lines_seen = 0;
  for (unsigned seed = 1; seed <= 600; ++seed) {
    Draws draws(seed);
    const std::string text = Author(draws).standing();
    std::ofstream(path) << head << text;
    LoadOptions options;
    options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 8 * 3600)); };
    auto read = load_family(path.string(), options);
    if (!read.ok()) continue;  // states that nobody leaves, lines that no score meets
    const Family family = with_versions(std::move(read.value()), draws);
    ++loaded;
    with_attributes += text.find("shop.") == std::string::npos ? 0 : 1;
    for (int course = 0; course < 3; ++course) {
      Told told = random_days(draws, family);
      const std::vector<Span> spans = random_spans(draws);
      for (const Card& card : told.cards) {
        told.attributes[card.day] = values_on(card.day, spans);
      }
      const FactSet facts = facts_of(spans, family);
      Course asked = course_of(told, family);
      std::map<const Pack*, Attributes> known;
      asked.attributes = [&](const Pack& pack) -> const Attributes& {
        const auto rows = find_subject(facts, pack, "s");
        return known.try_emplace(&pack, pack, facts, *rows).first->second;
      };
      const Timeline timeline = hold("made", asked);
      const auto lines = spelled(timeline);
      lines_seen += lines.size();
      ASSERT_EQ(lines, naive_lines(told, family, "made")) << "seed " << seed << '\n'
                                                          << text << csv_of(spans);
    }
  }
  EXPECT_GE(loaded, 100);
  EXPECT_GE(lines_seen, 1000U);
  EXPECT_GE(with_attributes, 30);
}

}  // namespace
}  // namespace xingji
