// Notices: cases notice every line, text has its numbers, and src/standing and the naive twin keep
// the same ledger over random days.
#include <gtest/gtest.h>

#include <random>

#include "cases/cases.h"
#include "cli/notices_out.h"
#include "notices_support.h"
#include "support.h"

namespace xingji::test {
namespace {

Course course_of_totals(const std::vector<std::string>& totals, const Family& family, Told& told) {
  const Day first = to_day({2022, 6, 1});
  for (std::size_t d = 0; d < totals.size(); ++d) {
    const Day day = first + static_cast<Day>(d);
    told.cards.push_back(blank_card(*family.on(day), day));
    if (totals[d] == "none") continue;
    told.cards.back().total = parse_micro(totals[d]);
    told.cards.back().stars = told.cards.back().total;
  }
  return course_of(told, family);
}

std::vector<std::string> texts(const std::vector<Sent>& sent, const std::string& notice,
                               Language language) {
  std::vector<std::string> result;
  for (const Sent& each : sent) {
    if (each.notice->id == notice) result.push_back(notice_text(each, language));
  }
  return result;
}

TEST(Notices, HaveCasesThatNoticeEveryLine) {
  const Family family = load_family_of("notices.yaml");
  const auto report =
      run_cases(source_path("tests/packs/notices.cases.yaml"), family, [](const std::string&) {
        return Result<Family>(Problem{{}, "none", ""});
      });
  ASSERT_TRUE(report.ok());
  for (const Problem& problem : report.value().problems) ADD_FAILURE() << to_text(problem);
  for (const Problem& gap : report.value().changes.gaps) {
    if (gap.message.find("notices.") != std::string::npos) ADD_FAILURE() << to_text(gap);
  }
}

TEST(Notices, FillTheirNumbersIn) {
  const Family family = load_family_of("notices.yaml");
  std::vector<std::string> totals = {"4.2", "4.1"};
  totals.insert(totals.end(), 15, "3.9");
  Told told;
  const Course course = course_of_totals(totals, family, told);
  const auto sent = all_sent(course, timelines_told_of(course, family));
  EXPECT_EQ(texts(sent, "near", Language::zh), std::vector<std::string>{"总分 4.1，接近 4"});
  EXPECT_EQ(texts(sent, "below", Language::zh),
            (std::vector<std::string>{"总分 3.9，已连续 1 天低于 4，满 15 天清退，还剩 14 天",
                                      "总分 3.9，已连续 8 天低于 4，满 15 天清退，还剩 7 天",
                                      "总分 3.9，已连续 12 天低于 4，满 15 天清退，还剩 3 天",
                                      "总分 3.9，已连续 14 天低于 4，满 15 天清退，还剩 1 天"}));
  EXPECT_EQ(texts(sent, "lost", Language::en),
            (std::vector<std::string>{"From 4.2 to 4.1 stars", "From 4.1 to 3.9 stars"}));
  const Timeline timeline = hold("shop", course);
  EXPECT_EQ(texts(sent_of_moves(course, timeline), "removed", Language::en),
            std::vector<std::string>{"2022-06-17 Removal: Open to Removed at 3.9"});
}

// One notice for each of several scores says what that one is worth.
TEST(Notices, OfEachScoreSayItsOwnValue) {
  const Family family = load_family_of("notices.yaml");
  const Pack& pack = *family.on(to_day({2022, 6, 1}));
  Told told;
  const Course course = course_of_totals({"4.9", "4.8", "4.7", "4.6", "4.5", "4.4"}, family, told);
  for (std::size_t d = 0; d < told.cards.size(); ++d) {
    told.cards[d].indicators.at(*find_indicator(pack, "paid")).value =
        Ratio::of(90 - static_cast<Int128>(d), 100);
  }
  const auto sent = all_sent(course, timelines_told_of(course, family));
  EXPECT_EQ(texts(sent, "falling.total", Language::zh),
            std::vector<std::string>{"总分连续 5 天下降，现为 4.4，总分 4.4"});
  const auto paid = texts(sent, "falling.indicator.paid", Language::en);
  ASSERT_EQ(paid.size(), 1U);
  EXPECT_NE(paid.front().find("for 5 days to 0.85, the total is 4.4"), std::string::npos)
      << paid.front();
}

// The pack with something else in place of a part.
Family family_with(const std::string& part, const std::string& other,
                   const TemporaryFolder& folder) {
  std::string text = read_file(source_path("tests/packs/notices.yaml"));
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    text.replace(at, part.size(), other);
  }
  write_file(folder / "notices.yaml", text);
  LoadOptions options;
  options.find_zone = find_zone;
  return must(load_family(folder / "notices.yaml", options));
}

TEST(Notices, ASecondMoveIsToldLikeTheFirstWhereNoDaysAreCountedAnew) {
  const TemporaryFolder folder;
  const Family family =
      family_with(" and (times(reinstate) < 1 or days_since(reinstate) >= 15)", "", folder);
  Told told;
  told.petitions.push_back(
      {to_day({2022, 6, 20}), Petition::Kind::upheld_appeal, "shop", "remove", "p"});
  const Course course = course_of_totals(std::vector<std::string>(24, "3.9"), family, told);
  const auto sent = all_sent(course, timelines_told_of(course, family));
  // Reinstated on the twentieth day below the line, it is removed again on the next.
  const auto below = texts(sent, "below", Language::zh);
  ASSERT_EQ(below.size(), 5U);
  EXPECT_EQ(below.back(), "总分 3.9，已连续 20 天低于 4，满 15 天清退，还剩 1 天");
  EXPECT_EQ(texts(sent, "removed", Language::en),
            (std::vector<std::string>{"2022-06-15 Removal: Open to Removed at 3.9",
                                      "2022-06-21 Removal: Open to Removed at 3.9"}));
}

// A mean that divides into no end is cut to two decimals, but never to the line that it misses.
TEST(Notices, ShortenMeansAndKeepThemOffTheirLines) {
  const Family family = load_family_of("notices.yaml");
  const auto printed = [&](const std::vector<std::string>& totals) {
    Told told;
    const Course course = course_of_totals(totals, family, told);
    const auto all =
        texts(all_sent(course, timelines_told_of(course, family)), "week", Language::en);
    return all.empty() ? std::string() : all.front();
  };
  EXPECT_EQ(printed({"4", "4", "4", "4", "4", "4", "3.5"}), "The mean of seven days is 3.93");
  EXPECT_EQ(printed({"4", "4", "4", "4", "4", "4", "3.99"}), "The mean of seven days is 3.999");
}

TEST(Notices, TakeTheirNumbersFromTheRule) {
  const TemporaryFolder folder;
  const Family family = family_with("total < 4.0", "total < 4.1", folder);
  Told told;
  const Course course = course_of_totals({"4.15", "4.05"}, family, told);
  const auto sent = all_sent(course, timelines_told_of(course, family));
  EXPECT_EQ(texts(sent, "near", Language::en),
            std::vector<std::string>{"The total is 4.15, near 4.1"});
  EXPECT_EQ(texts(sent, "below", Language::en),
            std::vector<std::string>{
                "The total is 4.05, below 4.1 for 1 day in a row of 15, 14 to removal"});
}

TEST(Notices, ACorrectionThatCameLaterIsAFinding) {
  const Family family = load_family_of("notices.yaml");
  Told told;
  course_of_totals({"4.5", "3.9", "3.9"}, family, told);
  told.now = told.cards;
  told.now[1].total = parse_micro("4.0");
  told.has_now = true;
  const auto sent = sent_on(course_of(told, family), Standing::JudgedOn::published, {});
  std::vector<std::string> lines;
  for (const Sent& each : sent) {
    if (each.notice->id != "below") continue;
    lines.push_back(format_day(each.day) + (each.is_finding ? " finding" : ""));
  }
  // What was sent on the second stands; that the run began on the third is not sent anew.
  EXPECT_EQ(lines, (std::vector<std::string>{"2022-06-02", "2022-06-02 finding"}));
}

// ---- random days, both computations

class Draws {
 public:
  explicit Draws(unsigned seed) : engine_(seed) {}
  int below(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most)); }
  bool one_in(int n) { return below(n) == 0; }
  std::string pick(const std::vector<std::string>& things) {
    return things[static_cast<std::size_t>(below(static_cast<int>(things.size())))];
  }

 private:
  std::mt19937 engine_;
};

std::string value(Draws& draws) {
  const std::string score = draws.pick({"total", "stars", "dimension.goods"});
  const std::string days = std::to_string(1 + draws.below(4));
  switch (draws.below(6)) {
    case 0:
      return "yesterday(" + score + ")";
    case 1:
      return draws.pick({"mean", "lowest", "highest"}) + "(" + score + ", " + days + ")";
    case 2:
      return "days(" + score + " < 4.1, " + days + ")";
    case 3:
      return "quantile(" + score + ", 40%, " + days + ")";
    default:
      return score;
  }
}

std::string condition(Draws& draws, int depth) {
  if (depth > 0 && draws.one_in(3)) {
    return '(' + condition(draws, depth - 1) + draws.pick({" and ", " or "}) +
           condition(draws, depth - 1) + ')';
  }
  if (draws.one_in(5)) return draws.pick({"total", "stars"}) + " is missing";
  if (draws.one_in(4)) return "running(" + value(draws) + " < 4.2) >= 2";
  const std::string other = draws.one_in(2) ? value(draws) : draws.pick({"3.9", "4", "4.1"});
  return value(draws) + ' ' + draws.pick({"<", "<=", ">", ">=", "="}) + ' ' + other;
}

std::string notice(Draws& draws, int n) {
  std::string text =
      "  n" + std::to_string(n) + ":\n    title: N\n    when: \"" + condition(draws, 2) +
      "\"\n    on_days: " + draws.pick({"every", "1", "[1, 3]", "[2, 3, 5]"}) +
      "\n    no_score_day: " + draws.pick({"breaks", "skips", "counts"}) + "\n    to: [owner]\n";
  if (draws.one_in(4)) text += "    since: 2022-06-1" + std::to_string(draws.below(10)) + '\n';
  const std::string blanks = "{" + value(draws) + "} {total}";
  return text + "    text: { zh: \"" + blanks + "\", en: \"" + blanks + "\" }\n";
}

std::optional<Micro> random_score(Draws& draws) {
  if (draws.one_in(6)) return std::nullopt;
  return parse_micro(draws.pick({"3.8", "3.9", "4", "4.1", "4.5"}));
}

Told random_days(Draws& draws, const Family& family) {
  Told told;
  told.has_now = draws.one_in(2);
  const Day first = to_day({2022, 6, 1});
  for (Day day = first; day < first + 40; ++day) {
    Card card = blank_card(*family.on(day), day);
    card.total = random_score(draws);
    card.stars = random_score(draws);
    card.dimensions[0].score = random_score(draws);
    told.cards.push_back(card);
    if (draws.one_in(5)) card.total = random_score(draws);
    told.now.push_back(card);
    if (!draws.one_in(4)) continue;
    told.petitions.push_back(
        {day, Petition::Kind::upheld_appeal, "shop", draws.one_in(2) ? "" : "remove", ""});
  }
  return told;
}

// A removal that waits after a reinstatement, which may forgive what it waits for; and notices
// before it, of it, and of the way back.
std::string standing(Draws& draws) {
  std::string waits = draws.pick({" and (times(reinstate) < 1 or days_since(reinstate) >= ",
                                  " and (days_since(reinstate) is missing or "
                                  "days_since(reinstate) >= "});
  waits += std::to_string(1 + draws.below(4)) + ')';
  if (draws.one_in(4)) waits.clear();
  std::string text =
      "\nstanding:\n  assumed: drawn by lot\n  shop:\n    title: Shop\n    start: open\n"
      "    states: { open: {}, removed: {}, kept: {} }\n    moves:\n"
      "      remove: { from: [open, kept], to: removed, when: \"running(total < 4.1) >= 4" +
      waits + "\" }\n" + "      reinstate: { from: removed, to: " + draws.pick({"open", "kept"}) +
      ", needs: appeal upheld" + draws.pick({"", ", forgives: remove"}) + " }\n" +
      "      back: { from: removed, to: kept, when: total > 4.1" +
      draws.pick({"", ", forgives: reinstate"}) + " }\n" +
      "      leave: { from: kept, to: open, when: total = 4.5 }\n";
  return text;
}

std::string notices_of_standing(Draws& draws) {
  std::string text =
      "  before:\n    title: B\n    when: total < 4.1\n    on_days: " +
      draws.pick({"every", "1", "[1, 3]", "[2, 3]"}) +
      "\n    before: shop.remove\n    to: [owner]\n    text: { zh: \"{days} {left}\", "
      "en: \"{days} {left}\" }\n";
  text += "  near:\n    title: N\n    when: total < 4.5\n    on_days: " +
          draws.pick({"every", "1", "[1, 3]"}) +
          "\n    no_score_day: " + draws.pick({"breaks", "skips", "counts"}) +
          "\n    before: shop." + draws.pick({"remove", "leave", "back"}) +
          "\n    to: [owner]\n    text: { zh: \"{days}\", en: \"{days}\" }\n";
  for (const std::string move : {"remove", "reinstate", "back"}) {
    text += "  of_" + move + ":\n    title: M\n    move: shop." + move +
            "\n    to: [owner]\n    text: { zh: \"{total}\", en: \"{total}\" }\n";
  }
  return text;
}

// Half of the families have a second version, half of these on another scale.
Family with_versions(Family family, Draws& draws) {
  if (draws.one_in(2)) return family;
  const Day change = to_day({2022, 6, 21});
  Pack second = family.versions.front();
  second.since = change;
  if (draws.one_in(2)) second.total.most->entries.front().value *= 20;
  second.notices.front().no_score_day = Standing::NoScoreDay::skips;
  family.versions.front().until = change - 1;
  family.versions.push_back(std::move(second));
  return family;
}

TEST(RandomNotices, BothComputationsAgree) {
  const std::string whole = read_file(source_path("tests/packs/notices.yaml"));
  const std::string head = whole.substr(0, whole.find("\nstanding:"));
  const TemporaryFolder folder;
  int loaded = 0;
  std::size_t seen = 0;
  std::size_t findings = 0;
  std::size_t before = 0;
  std::size_t moves = 0;
  std::size_t began_anew = 0;
  for (unsigned seed = 1; seed <= 150; ++seed) {
    Draws draws(seed);
    std::string text = head + standing(draws) + "\nnotices:\n  assumed: drawn by lot\n" +
                       notices_of_standing(draws);
    for (int n = 0; n < 3; ++n) text += notice(draws, n);
    write_file(folder / "random.yaml", text);
    LoadOptions options;
    options.find_zone = [](const std::string& name) { return std::optional(Zone(name, 8 * 3600)); };
    auto read = load_family(folder / "random.yaml", options);
    if (!read.ok()) continue;  // lines that no score meets
    const Family family = with_versions(std::move(read.value()), draws);
    ++loaded;
    const Told told = random_days(draws, family);
    const Course course = course_of(told, family);
    const auto sent = all_sent(course, timelines_told_of(course, family));
    const auto lines = spelled(sent);
    ASSERT_EQ(lines, naive_told(told, family)) << "seed " << seed << '\n'
                                               << text.substr(head.size());
    seen += lines.size();
    for (const std::string& line : lines) findings += line.ends_with("finding") ? 1U : 0U;
    for (const Sent& each : sent) {
      before += each.notice->before ? 1U : 0U;
      moves += each.move != nullptr ? 1U : 0U;
      const auto is_anew = [](const Behind& behind) {
        return behind.name.starts_with("days_since");
      };
      began_anew +=
          each.notice->before && std::any_of(each.behind.begin(), each.behind.end(), is_anew) ? 1U
                                                                                              : 0U;
    }
  }
  EXPECT_GE(loaded, 50);
  EXPECT_GE(seen, 500U);
  EXPECT_GE(findings, 50U);
  EXPECT_GE(before, 100U);
  EXPECT_GE(moves, 100U);
  EXPECT_GE(began_anew, 20U);
}

}  // namespace
}  // namespace xingji::test
