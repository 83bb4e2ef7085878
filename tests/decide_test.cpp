// Decisions: what decides, what is asked for, the command, and the naive twin's
// opinion on every cell of every table.
#include "pack/decide.h"

#include "base/text.h"
#include "cli/decide_ask.h"
#include "naive/decide.h"
#include "pack/told_answer.h"
#include "program.h"
#include "support.h"

namespace xingji::test {
namespace {

using naive::naive_decide;

std::string in_words(const Decision& decision, const Decided& decided) {
  if (decided.row) return "row " + decision.rows[*decided.row].id;
  if (decided.asks) return "asks " + decision.inputs[*decided.asks].id;
  return "lacks " + *decided.lacks;
}

class Decide : public testing::Test {
 protected:
  Decide() : family_(load_pack(source_path("tests/packs/decisions.yaml"))) {}

  std::string on(const std::string& day, const std::string& id,
                 const std::map<std::string, std::string>& given) {
    const Pack& pack = family_.versions.back();
    const Decision& decision = *find_decision(pack, id);
    Answers answers(decision.inputs.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Decision::Input& input = decision.inputs[i];
      const auto found = given.find(input.id);
      if (found == given.end()) continue;
      answers[i] = parse_answer(input, found->second, pack.currency);
      EXPECT_TRUE(answers[i]) << input.id << ' ' << found->second;
    }
    const Decided decided = decide(pack, decision, answers, *parse_day(day));
    const std::string text = in_words(decision, decided);
    EXPECT_EQ(naive_decide(pack, decision, answers, *parse_day(day)), text);
    return text;
  }
  std::string in_spring(const std::map<std::string, std::string>& given) {
    return on("2022-05-31", "may_return", given);
  }
  std::string strictly(const std::map<std::string, std::string>& given) {
    return on("2022-05-31", "how_strict", given);
  }

  Family family_;
};

TEST_F(Decide, TheFirstRowThatHoldsDecides) {
  EXPECT_EQ(in_spring({{"category", "生鲜"}, {"reason", "no_reason"}}), "row never");
  EXPECT_EQ(in_spring({{"category", "生鲜"}, {"reason", "faulty"}, {"days_since_signed", "7"}}),
            "row fault");
  EXPECT_EQ(in_spring({{"category", "虚拟"}, {"reason", "无理由"}, {"days_since_signed", "7"}}),
            "row week");
  EXPECT_EQ(on("2022-06-01", "may_return", {{"category", "虚拟"}, {"reason", "no reason"}}),
            "row never");
  EXPECT_EQ(in_spring({{"reason", "damaged"}, {"days_since_signed", "8"}}), "row other");
  EXPECT_EQ(on("2022-06-01", "may_return", {{"reason", "damaged"}, {"days_since_signed", "15"}}),
            "row fault");
  EXPECT_EQ(on("2022-06-01", "may_return", {{"reason", "damaged"}, {"days_since_signed", "16"}}),
            "row other");
}

// V-b5: a legal return must not be refused because something is not known.
TEST_F(Decide, WhatIsNotKnownIsAskedForAndNeverTakenForANo) {
  EXPECT_EQ(in_spring({{"category", "服装"}, {"reason", "damaged"}}), "asks days_since_signed");
  EXPECT_EQ(in_spring({{"category", "服装"}, {"days_since_signed", "3"}}), "asks reason");
  EXPECT_EQ(in_spring({}), "asks category");
  // Damage is never a matter of the category.
  EXPECT_EQ(in_spring({{"reason", "damaged"}, {"days_since_signed", "3"}}), "row fault");
}

TEST_F(Decide, TheStrictestRowAsksOnlyForWhatCouldBeStricter) {
  EXPECT_EQ(strictly({}), "asks sealed");
  EXPECT_EQ(strictly({{"amount", "3"}}), "asks sealed");
  EXPECT_EQ(strictly({{"amount", "600"}, {"sealed", "no"}}), "row fine");
  EXPECT_EQ(strictly({{"amount", "2"}, {"sealed", "no"}}), "asks wait");
  EXPECT_EQ(strictly({{"amount", "2 CNY"}, {"sealed", "no"}, {"wait", "500h"}}), "row close");
  EXPECT_EQ(strictly({{"amount", "600"}, {"sealed", "yes"}, {"grams", "0.01"}}), "row warn");
  EXPECT_EQ(strictly({{"amount", "600"}, {"sealed", "yes"}, {"grams", "0.010001"}}), "row gold");
  EXPECT_EQ(strictly({{"amount", "99.99"},
                      {"sealed", "no"},
                      {"wait", "48h"},
                      {"bought", "2022-03-01"},
                      {"grams", "-0.01"}}),
            "row none");
  EXPECT_EQ(
      strictly({{"amount", "100"}, {"sealed", "no"}, {"bought", "2022-03-01"}, {"grams", "0"}}),
      "row warn");
}

TEST_F(Decide, AnswersOutsideWhatAnInputMayBeAreRefused) {
  const Decision& decision = *find_decision(family_.versions.back(), "may_return");
  for (const char* text : {"-1", "2.5", "3h", "many", "", "9999999999999"}) {
    EXPECT_FALSE(parse_answer(decision.inputs[0], text, "CNY")) << text;
  }
  EXPECT_FALSE(parse_answer(decision.inputs[1], "broken", "CNY"));
  const Decision& strict = *find_decision(family_.versions.back(), "how_strict");
  EXPECT_FALSE(parse_answer(strict.inputs[0], "5 USD", "CNY"));
  EXPECT_EQ(parse_answer(strict.inputs[0], "5", "CNY"),
            parse_answer(strict.inputs[0], "5.00 CNY", "CNY"));
}

// What people write may be what a file would not: money with its mark, other letters, a part of a
// word. Cases and files stay strict.
TEST_F(Decide, PeopleMayWriteAnAnswerInOtherWays) {
  const Decision& strict = *find_decision(family_.versions.back(), "how_strict");
  const auto money = [&](const char* text) {
    return read_told_answer(strict.inputs[0], text, "CNY").answer;
  };
  for (const char* text : {"1666.67", "¥1666.67", "￥1,666.67", "１６６６.67元", "1666.67 RMB"}) {
    EXPECT_EQ(money(text), Answer{166'667}) << text;
  }
  EXPECT_EQ(read_told_answer(strict.inputs[0], "¥5", "USD").answer, std::nullopt);
  for (const char* text : {"5 USD", "16.671", "¥"}) EXPECT_EQ(money(text), std::nullopt) << text;
  Decision::Input input;
  input.words = {{"FBP", {}},
                 {"doubt", {"质疑或技术培训", "a doubt or a question on its use"}},
                 {"service", {"售后申请", "a service"}},
                 {"none", {"没有申诉", "none was made"}}};
  const auto word = [&](const char* text) {
    const ToldAnswer told = read_told_answer(input, text, "CNY");
    return (told.answer ? told.answer->text : "") + (told.is_guess ? "?" : "");
  };
  EXPECT_EQ(word("fbp"), "FBP");
  EXPECT_EQ(word("ＦＢＰ"), "FBP");
  EXPECT_EQ(word("质疑"), "doubt?");
  EXPECT_EQ(word("a Service"), "service");
  // A part that the rest of the word turns round is no answer, nor is one of several.
  EXPECT_EQ(word("申诉"), "");
  EXPECT_EQ(read_told_answer(input, "申诉", "CNY").may_be.size(), 0U);
  EXPECT_EQ(word("申"), "");
  EXPECT_EQ(read_told_answer(input, "申", "CNY").may_be.size(), 2U);
  EXPECT_EQ(parse_answer(input, "fbp", "CNY"), std::nullopt);
  input.type = Type::duration;
  EXPECT_EQ(read_told_answer(input, "2小时30分", "CNY").answer, Answer{9000});
  EXPECT_EQ(read_told_answer(input, "2", "CNY").answer, std::nullopt);
}

TEST_F(Decide, AnAmountMayBeToldInAnotherUnitOfItsKind) {
  Decision::Input input;
  input.type = Type::number;
  input.unit = {"克", "grams"};
  const auto grams = [&](const char* text) { return read_told_answer(input, text, "CNY").answer; };
  for (const char* text : {"0.011", "0.011克", "11毫克", "11 mg", "１１毫克"}) {
    EXPECT_EQ(grams(text), Answer{11'000}) << text;
  }
  EXPECT_EQ(grams("2公斤"), Answer{2'000'000'000});
  // What is no exact number of grams, and what is no weight.
  for (const char* text : {"0.0001毫克", "11毫", "11毫升", "毫克"}) {
    EXPECT_EQ(grams(text), std::nullopt) << text;
  }
  EXPECT_EQ(parse_answer(input, "11毫克", "CNY"), std::nullopt);
}

// All combinations of cells, each input also not known; engine and twin agree, what is decided
// stays decided whatever else is learned, and the reasons are as few as it takes.
class AllCells {
 public:
  AllCells(const Pack& pack, const Decision& decision, Day day)
      : pack_(pack), decision_(decision), day_(day), answers_(decision.inputs.size()) {
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      cells_.push_back(cells_of(pack, decision, i, day));
    }
  }

  std::size_t try_all() {
    try_from(0, "", nullptr);
    return tried_;
  }

 private:
  using Outcome = std::vector<std::size_t>;

  void try_from(std::size_t input, const std::string& decided_before, const Outcome* foregone) {
    if (testing::Test::HasFailure()) return;
    const Decided decided = decide(pack_, decision_, answers_, day_);
    const std::string text = in_words(decision_, decided);
    if (!decided_before.empty()) {
      ASSERT_EQ(text, decided_before) << "more answers undid it";
    }
    const auto outcome = decide_outcome(pack_, decision_, answers_, day_).row;
    if (foregone != nullptr) {
      ASSERT_TRUE(outcome) << "more answers undid it";
      ASSERT_EQ(decision_.rows[*outcome].outcome, *foregone) << "another outcome came of it";
    }
    const Outcome* settles = outcome ? &decision_.rows[*outcome].outcome : nullptr;
    if (input == answers_.size()) return check(decided, text);
    const std::string settled = decided.row ? text : "";
    try_from(input + 1, settled, settles);
    for (const AnswerCell& cell : cells_[input]) {
      answers_[input] = cell.answer;
      try_from(input + 1, settled, settles);
    }
    answers_[input].reset();
  }

  void check(const Decided& decided, const std::string& text) {
    ++tried_;
    ASSERT_EQ(text, naive_decide(pack_, decision_, answers_, day_)) << decision_.id;
    if (!decided.row || tried_ % 7 != 0) return;
    Answers fewer(answers_.size());
    const auto reasons = reasons_of(pack_, decision_, answers_, day_);
    for (const std::size_t i : reasons) fewer[i] = answers_[i];
    ASSERT_EQ(text, naive_decide(pack_, decision_, fewer, day_));
    for (const std::size_t i : reasons) {
      Answers without = fewer;
      without[i].reset();
      ASSERT_NE(text, naive_decide(pack_, decision_, without, day_)) << "not needed";
    }
    if (tried_ % 49 == 0) check_others();
  }

  void check_others() {
    for (const OtherAnswer& other : other_answers(pack_, decision_, answers_, day_)) {
      for (const AnswerCell& cell : other.cells) {
        Answers changed = answers_;
        changed[other.input] = cell.answer;
        ASSERT_EQ(in_words(decision_, other.then), naive_decide(pack_, decision_, changed, day_));
      }
    }
  }

  const Pack& pack_;
  const Decision& decision_;
  Day day_;
  Answers answers_;
  std::vector<std::vector<AnswerCell>> cells_;
  std::size_t tried_ = 0;
};

TEST_F(Decide, TheTwinAgreesOnAllCells) {
  for (const char* day : {"2022-05-31", "2022-06-01"}) {
    for (const Decision& decision : family_.versions.back().decisions) {
      const std::size_t tried =
          AllCells(family_.versions.back(), decision, *parse_day(day)).try_all();
      EXPECT_GT(tried, 50U);
    }
  }
}

TEST(ShippedDecisions, TheTwinAgreesOnAllCells) {
  std::size_t tried = 0;
  for (const char* file : {"jd/after-sales-decisions", "biyao/after-sales-decisions"}) {
    const Family family = load_pack(file);
    for (const Decision& decision : family.versions.back().decisions) {
      tried += AllCells(family.versions.back(), decision, *parse_day("2022-12-26")).try_all();
    }
  }
  EXPECT_GT(tried, 1'000U);
}

// --- the conversation

class DecideAsking : public testing::Test {
 protected:
  DecideAsking() : family_(load_pack("jd/after-sales-decisions")) {}

  // What a service agent types, line by line; gives the row, or what is lacking.
  std::string answered(const std::string& typed, Language language = Language::zh) {
    DecisionSheet sheet;
    sheet.day = *parse_day("2022-12-26");
    sheet.pack = family_.on(sheet.day);
    sheet.decision = find_decision(*sheet.pack, "returns");
    sheet.answers.resize(sheet.decision->inputs.size());
    sheet.decided = decide(*sheet.pack, *sheet.decision, sheet.answers, sheet.day);
    std::istringstream in(typed);
    std::ostringstream out;
    const bool stays = ask(sheet, language, in, out, columns_);
    said_ = out.str();
    return stays ? in_words(*sheet.decision, sheet.decided) : "left";
  }

  Family family_;
  std::string said_;
  std::size_t columns_ = 0;
};

TEST_F(DecideAsking, WordsAreListedWithNumbersAndEitherAnswers) {
  EXPECT_EQ(answered("否\n质量问题\n"), "row quality");
  EXPECT_EQ(answered("否\n1\n"), "row quality");
  EXPECT_NE(said_.find("客户因为什么要退换？\n   1  质量问题\n   2  黄金珠宝含量不足\n"),
            std::string::npos)
      << said_;
  EXPECT_EQ(answered("no\na fault of quality\n", Language::en), "row quality");
  EXPECT_EQ(answered("否\n7\n"), "asks reason");
  EXPECT_EQ(answered("否\n0\n1\n"), "row quality");
}

TEST_F(DecideAsking, ANumberMayBringItsUnit) {
  EXPECT_EQ(answered("否\n与描述不符\n7天\n"), "row not_as_described");
  EXPECT_EQ(answered("no\nnot as described\n8 days\n", Language::en), "row described_later");
  EXPECT_EQ(answered("否\n2\n0.02克\n"), "row gold_short");
}

TEST_F(DecideAsking, WhatIsNotKnownStopsAndWhatIsNotUnderstoodIsAskedAgain) {
  EXPECT_EQ(answered("否\n不知道\n"), "asks reason");
  EXPECT_EQ(answered("否\n\n"), "asks reason");
  EXPECT_EQ(answered("?\n"), "asks own_after_sales");
  EXPECT_EQ(answered("否\n质量\n错发\n错发漏发\n"), "row wrong_or_missing");
  EXPECT_NE(said_.find("没有看懂。是不是：质量问题、非质量问题（无理由）\n"), std::string::npos)
      << said_;
  EXPECT_NE(said_.find("没有看懂。是不是：错发漏发\n"), std::string::npos) << said_;
  EXPECT_EQ(answered("可能\n"), "asks own_after_sales");
  EXPECT_NE(said_.find("没有看懂。请这样回答：是 或 否\n"), std::string::npos) << said_;
  EXPECT_EQ(answered("no\ndamagd on the way\n5\n", Language::en), "asks days_received");
  EXPECT_NE(said_.find("did you mean: damaged on the way\n"), std::string::npos) << said_;
}

TEST_F(DecideAsking, TheLastAnswerCanBeTakenBackAndThePersonMayLeave) {
  EXPECT_EQ(answered("否\n返回\n是\n"), "row own_system");
  EXPECT_EQ(answered("返回\n是\n"), "row own_system");
  EXPECT_EQ(answered("否\n退出\n"), "left");
}

TEST_F(DecideAsking, OfSeveralDecisionsOneIsPicked) {
  const Pack& pack = *family_.on(*parse_day("2022-12-26"));
  const auto picked = [&](const std::string& typed) {
    std::istringstream in(typed);
    std::ostringstream out;
    const Decision* decision = ask_which(pack, Language::zh, in, out);
    said_ = out.str();
    return decision == nullptr ? std::string("none") : decision->id;
  };
  EXPECT_EQ(picked("2\n"), "handling");
  EXPECT_NE(said_.find("要判定什么？\n   1  退换货该不该受理\n   2  "), std::string::npos) << said_;
  EXPECT_EQ(picked("退换货该不该受理\n"), "returns");
  EXPECT_EQ(picked("退货\naudit\n"), "audit");
  EXPECT_EQ(picked("99\n退出\n"), "none");
  EXPECT_EQ(picked(""), "none");
}

TEST_F(DecideAsking, NothingIsWiderThanTheTerminal) {
  columns_ = 30;
  answered("no\nno fault (no reason)\n5\n", Language::en);
  for (std::string_view line : split(said_, '\n')) {
    while (line.starts_with("> ")) line.remove_prefix(2);  // there the person ends the line
    EXPECT_LE(display_width(line), 30U) << line;
  }
}

// --- the command

class DecideCommand : public testing::Test {
 protected:
  Ran decide(const std::string& words) {
    return run_program("decide " + source_path("tests/packs/decisions.yaml") + ' ' + words,
                       folder_.path());
  }
  TemporaryFolder folder_;
};

// Of goods worn a month ago every row that may hold refuses: nobody is asked about the rest.
TEST_F(DecideCommand, WhatCannotChangeTheOutcomeIsNotAskedFor) {
  const auto refused = [&](const std::string& more) {
    return run_program(
        "decide jd/after-sales-decisions returns --lang zh --format table --set "
        "own_after_sales=no,reason=no_reason," +
            more,
        folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  };
  for (const char* more : {"category=clothing,days_received=30", "category=clothing,complete=no",
                           "category=media,opened=no,days_received=8"}) {
    const Ran ran = refused(more);
    EXPECT_EQ(ran.code, 0) << more << ran.out;
    EXPECT_NE(ran.out.find("结论：可不受理；运费：不发生\n其余的问题怎么答，结果都一样\n"),
              std::string::npos)
        << ran.out;
  }
  EXPECT_NE(refused("category=clothing,days_received=7").out.find("洗过了吗"), std::string::npos);
}

TEST_F(DecideCommand, ADecisionIsJsonInAPipe) {
  const Ran ran = decide(
      "may_return --as-of 2022-05-31 --set reason=damaged --inputs '{\"days_since_signed\": 7, "
      "\"category\": null}'");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_NE(ran.out.find(R"("row":"fault","outcome":{"verdict":"allowed","freight":"seller"})"),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find(R"("because":{"days_since_signed":7,"reason":"damaged"})"),
            std::string::npos)
      << ran.out;
  EXPECT_NE(ran.out.find(R"({"input":"days_since_signed","if":"at least 8 days","row":"other")"),
            std::string::npos)
      << ran.out;
}

// What is said of an amount is said in money, rounded to the cent.
TEST_F(DecideCommand, AShareOfWhatWasAnsweredIsWorkedOut) {
  const auto late = [&](const std::string& paid, const std::string& language) {
    return run_program("decide biyao/after-sales-decisions late_shipping --format table --lang " +
                           language + " --set late=yes,paid=" + paid,
                       folder_.path(), "", "XINGJI_RULES=" + source_path("rules"))
        .out;
  };
  EXPECT_NE(late("100", "zh").find("系统自动赔付，实付 100.00元 赔 30.00元。"), std::string::npos);
  EXPECT_NE(late("16.67", "en").find("of 16.67 CNY, 5.00 CNY."), std::string::npos)
      << late("16.67", "en");
  EXPECT_NE(late("2000", "zh").find("是 600.00元，最多赔 500 元"), std::string::npos);
  EXPECT_NE(late("10", "zh").find("是 3.00元，最少赔 5 元"), std::string::npos);
  // 30 % of it is a tenth of a cent above: rounded, it says nothing else than the line.
  EXPECT_NE(late("1666.67", "zh").find("是 500.00元，最多赔 500 元"), std::string::npos);
  const Ran described = run_program("describe biyao/after-sales-decisions --lang zh",
                                    folder_.path(), "", "XINGJI_RULES=" + source_path("rules"));
  EXPECT_NE(described.out.find("实付 实际支付 赔 实际支付的 30%。"), std::string::npos)
      << described.out;
}

TEST_F(DecideCommand, AnswersAreTakenAsTheyAreMeantAndSaid) {
  const auto of = [&](const std::string& words) {
    return run_program("decide " + words + " --lang zh --format table", folder_.path(), "",
                       "XINGJI_RULES=" + source_path("rules"));
  };
  const Ran paid = of("biyao/after-sales-decisions late_shipping --set 'late=yes,paid=¥1,666.67'");
  EXPECT_NE(paid.out.find("赔付：500 元"), std::string::npos) << paid.out << paid.error;
  const Ran near = of("biyao/after-sales-decisions returns --set 退换原因=质量,签收天数=３天");
  EXPECT_NE(near.error.find("退换原因：“质量”按“质量问题”理解"), std::string::npos) << near.error;
  EXPECT_NE(near.out.find("自由退换"), std::string::npos) << near.out;
  const Ran open = of("jd/after-sales-decisions performing --set cooperation=sop");
  EXPECT_EQ(open.error.find("不能回答"), std::string::npos) << open.error;
  const Ran several = of("jd/after-sales-decisions performing --set cooperation=so");
  EXPECT_NE(several.error.find("（请写成 SOP；SOPL）"), std::string::npos) << several.error;
}

// Nobody knows which of two is meant: on the command line, in JSON, or one in each.
TEST_F(DecideCommand, TwoAnswersToOneQuestionAreRefused) {
  for (const char* twice : {"--set reason=damaged --set days_since_signed=7,days_since_signed=70",
                            "--set 签收天数=7,days_since_signed=70 --set reason=damaged",
                            R"(--inputs '{"days_since_signed":7,"days_since_signed":70}')",
                            R"(--inputs '{"days_since_signed":7}' --set days_since_signed=70)"}) {
    const Ran ran = decide("may_return --as-of 2022-05-31 " + std::string(twice));
    EXPECT_EQ(ran.code, 1) << twice << ran.out;
    EXPECT_NE(ran.error.find("days_since_signed is given more than once (give it once)"),
              std::string::npos)
        << twice << ran.error;
  }
  const Ran zh = decide("may_return --lang zh --set 签收天数=7,days_since_signed=70");
  EXPECT_NE(zh.error.find("签收天数 给了不止一次（只留一个）"), std::string::npos) << zh.error;
}

TEST_F(DecideCommand, WhatItLacksItAsksForAndIsNotDone) {
  const Ran ran = decide("may_return --as-of 2022-05-31 --set reason=damaged");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find(R"("asks":{"input":"days_since_signed")"), std::string::npos);
  const Ran text = decide("may_return --format table --set reason=damaged");
  EXPECT_EQ(text.out,
            "cannot decide yet: How many days ago was it signed for? (a whole number, such as 3 "
            "days, not less than 0 days)\n");
}

TEST_F(DecideCommand, DecisionsAndInputsMayBeCalledByTheirTitles) {
  const Ran ran = decide("能不能退 --as-of 2022-05-31 --set 原因=破损 --set 签收天数=7");
  EXPECT_EQ(ran.code, 0) << ran.error;
  EXPECT_EQ(ran.out, decide("may_return --as-of 2022-05-31 --set reason=damaged --set "
                            "days_since_signed=7")
                         .out);
  EXPECT_EQ(decide("'May it be returned' --as-of 2022-05-31 --set Reason=damaged").error,
            decide("may_return --as-of 2022-05-31 --set reason=damaged").error);
}

// A refusal in Chinese names inputs as the questions do; a number may have its unit.
TEST_F(DecideCommand, RefusalsInChineseCallThingsByTheirTitles) {
  const std::string unknown = decide("may_return --lang zh --set 颜色=红").error;
  EXPECT_NE(unknown.find("没有输入“颜色”（可用：签收天数, 原因"), std::string::npos) << unknown;
  const std::string wrong = decide("may_return --lang zh --set days_since_signed=昨天").error;
  EXPECT_NE(wrong.find("“昨天”不能回答“签收天数”（请写成 整数，如 3天，不少于 0天）"),
            std::string::npos)
      << wrong;
  const std::string which = decide("退货 --lang zh").error;
  EXPECT_NE(which.find("没有判定“退货”"), std::string::npos) << which;
  EXPECT_NE(which.find("\n  may_return  能不能退\n"), std::string::npos) << which;
  for (const char* days : {"7天", "7 days", "7"}) {
    EXPECT_EQ(
        decide("may_return --as-of 2022-05-31 --set reason=damaged --set 'days_since_signed=" +
               std::string(days) + "'")
            .code,
        0)
        << days;
  }
}

TEST_F(DecideCommand, WhatIsMisspeltIsNamed) {
  const Ran ran = decide("may_return --set resaon=damaged,days_since_signed=soon");
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.error.find("did you mean 'reason'?"), std::string::npos) << ran.error;
  EXPECT_NE(ran.error.find("'soon' is no answer to 'days_since_signed'"), std::string::npos);
  const std::string which = decide("").error;
  EXPECT_NE(which.find("name one of: may_return, how_strict"), std::string::npos) << which;
  EXPECT_NE(which.find("\n  may_return  "), std::string::npos) << which;
}

}  // namespace
}  // namespace xingji::test
