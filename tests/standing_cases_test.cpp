// Cases about standing: scores and events in, states and moves out, and the small changes to the
// rules that they notice.
#include <gtest/gtest.h>

#include "cases/cases.h"
#include "standing_support.h"
#include "support.h"

namespace xingji::test {
namespace {

const std::string cases_file = source_path("tests/packs/standing.cases.yaml");

CasesReport run(const std::string& file) {
  const Family family = load_family_of("standing.yaml");
  auto report = run_cases(file, family, [](const std::string&) {
    return Result<Family>(Problem{{}, "none", ""});
  });
  if (report.ok()) return std::move(report.value());
  CasesReport failed;
  failed.problems = report.problems();
  return failed;
}

std::string text_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    text += std::to_string(problem.place.line) + ": " + problem.message;
    text += problem.remedy.empty() ? "\n" : " (" + problem.remedy + ")\n";
  }
  return text;
}

CasesReport run_text(const std::string& cases) {
  const TemporaryFolder folder;
  const std::string file = folder / "standing.cases.yaml";
  write_file(file, "pack: test.standing\ncases:\n" + cases);
  return run(file);
}

TEST(StandingCases, ReachTheirStates) {
  const CasesReport report = run(cases_file);
  EXPECT_EQ(text_of(report.problems), "");
  EXPECT_EQ(report.passed, 3U);
}

TEST(StandingCases, SayWhatCameOutInstead) {
  const CasesReport report = run_text(
      "  - name: a\n"
      "    on: 2022-06-15\n"
      "    scores: { total: [3.9 x 14, 4.0] }\n"
      "    expect: { standing: { shop: removed }, moves: { shop: [warn, none x 14] } }\n");
  EXPECT_EQ(text_of(report.problems),
            "6: case 'a': standing.shop on 2022-06-15: expected removed, got open\n"
            "6: case 'a': moves.shop on 2022-06-15: expected none, got clear\n");
}

TEST(StandingCases, KnowTheirWords) {
  const CasesReport report = run_text(
      "  - name: a\n"
      "    on: 2022-06-15\n"
      "    scores: { totl: 4, dimensions: { god: 3 } }\n"
      "    events: [{ on: 2022-06-15, asked: shop.lift }]\n"
      "    expect: { standing: { shop: removed } }\n"
      "  - name: b\n"
      "    on: 2022-06-15\n"
      "    scores: { total: 4 }\n"
      "    expect: { standing: { shap: removed, shop: remove } }\n"
      "  - name: c\n"
      "    on: 2022-06-15\n"
      "    scores: { total: 4, dimensions: { god: 3 } }\n"
      "    expect: { standing: { shop: open } }\n");
  EXPECT_EQ(text_of(report.problems),
            "6: case 'a': an event says on which day what was asked for or won (with 'on' and "
            "'request' or 'upheld')\n"
            "6: case 'a': unknown key 'asked' (known: on, request, upheld)\n"
            "11: case 'b': no standing 'shap' (did you mean 'shop'?)\n"
            "11: case 'b': standing.shop on 2022-06-15: no 'remove' (did you mean 'removed'?)\n"
            "14: case 'c': no dimension 'god' (known: goods)\n");
}

TEST(StandingCases, ExpectWhatAMoveCosts) {
  const auto with = [](const std::string& fine) {
    return "  - { name: a, on: 2022-06-15, scores: { total: [3.9 x 15] }, expect: { fines: { shop: "
           "[none x 14, " +
           fine + "] } } }\n";
  };
  for (const std::string fine : {"500", "500 CNY"}) {
    const CasesReport report = run_text(with(fine));
    EXPECT_EQ(text_of(report.problems), "");
    EXPECT_EQ(text_of(report.changes.gaps).find("shop.moves.remove.fine"), std::string::npos);
  }
  EXPECT_EQ(text_of(run_text(with("500.01")).problems),
            "3: case 'a': fines.shop on 2022-06-15: expected 500.01, got 500\n");
  EXPECT_EQ(text_of(run_text(with("much")).problems),
            "3: case 'a': 'much' is no amount of money (write for example 1100.50, or none)\n");
}

TEST(StandingCases, NameTheChangesThatNobodyNotices) {
  const std::string gaps = text_of(run(cases_file).changes.gaps);
  const auto has = [&](const std::string& part) {
    return gaps.find("no case notices: standing." + part) != std::string::npos;
  };
  EXPECT_TRUE(has("promotion.moves.leave, left out")) << gaps;
  EXPECT_TRUE(has("distribution.moves.lose: 'stars < 3.5'")) << gaps;
  EXPECT_TRUE(has("promotion: 'every(total >= 4, 3)' with a day less")) << gaps;
  EXPECT_TRUE(has("shop.moves.repair without 'forgives'")) << gaps;
  EXPECT_TRUE(has("shop.moves.remove.fine, a hundredth more")) << gaps;
  EXPECT_FALSE(has("shop.moves.remove, left out")) << gaps;
  EXPECT_FALSE(has("shop.moves.remove: 'running(total < 4) > 15'")) << gaps;
  EXPECT_FALSE(has("shop.moves.remove: 'running(total < 4) >= 14'")) << gaps;
  EXPECT_FALSE(has("shop.moves.lift: 'days_since(remove) >= 4'")) << gaps;
  EXPECT_FALSE(has("shop: 'no_score_day: skips'")) << gaps;
  EXPECT_FALSE(has("shop: 'no_score_day: counts'")) << gaps;
  EXPECT_FALSE(has("counting: 'no_score_day: skips'")) << gaps;
}

}  // namespace
}  // namespace xingji::test
