// One mistake is one error: a slip in a good pack, and all that is said of it. What follows from
// the slip (a value whose type is unknown, a weight whose indicator is) is not told as well.
#include <sstream>

#include "pack/family_fixture.h"

namespace xingji::family_test {
namespace {

struct Slip {
  std::string name;
  std::string pack;
  std::string written;
  std::string instead;
  std::string told;  // the one line
};

std::string content_of(const std::string& pack) {
  std::ifstream stream(packs_folder + '/' + pack + ".yaml");
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

class OneMistake : public testing::TestWithParam<Slip> {};

TEST_P(OneMistake, is_one_error) {
  const Slip& slip = GetParam();
  std::string text = content_of(slip.pack);
  const std::size_t at = text.find(slip.written);
  ASSERT_NE(at, std::string::npos) << slip.written;
  text.replace(at, slip.written.size(), slip.instead);
  const Folder folder;
  fs::copy(packs_folder + "/tables", folder.path() + "/tables", fs::copy_options::recursive);
  const auto family = load_family(folder.write("slip.yaml", text), options());
  std::string told;
  for (Problem problem : family.ok() ? Problems{} : family.problems()) {
    problem.place.file.clear();
    told += (told.empty() ? "" : "\n") + to_text(problem).substr(1);
  }
  EXPECT_EQ(told, slip.told);
}

const std::string no_source = " (say where it comes from with 'source:', or why it is 'assumed:')";

INSTANTIATE_TEST_SUITE_P(
    Names, OneMistake,
    testing::Values(
        Slip{"column_in_mean", "small", "else stars\n", "else stras\n",
             "140:62: unknown column 'stras' in ratings (did you mean 'stars'?)"},
        Slip{"set_of_a_measure", "small", "of: refunds\n    where: agreed_by",
             "of: refund\n    where: agreed_by",
             "51:9: unknown table or set 'refund' (did you mean 'refunds'?)"},
        Slip{"definition_of_a_source", "small", "  HELP: {", "  HLP: {",
             "7:56: unknown source 'HELP'; the same in lines 20, 26, 41, 42, 55, 56, 57, 60, 61, "
             "64, 100, 115, 116, 185, 197, 209, 217, 220 (did you mean 'HLP'?)"},
        Slip{"definition_of_a_measure", "small", "  paid_orders: {", "  paid_oders: {",
             "158:25: unknown measure 'paid_orders'; the same in lines 187, 188, 195, 207 (did you "
             "mean 'paid_oders'?)"},
        Slip{"definition_of_an_indicator", "small", "  stars_mean:\n", "  stars_meen:\n",
             "176:7: unknown indicator 'stars_mean' (did you mean 'stars_meen'?)"},
        Slip{"indicator_in_weights", "small", "of: { reply_share: 40%", "of: { reply_shre: 40%",
             "171:11: unknown indicator 'reply_shre' (did you mean 'reply_share'?)"},
        Slip{"definition_of_a_window", "small", "  lagged: {", "  laged: {",
             "79:13: 'lagged' is not a window; the same in line 81 (did you mean 'laged'?)"},
        Slip{"value_of_a_parameter", "small", "value: 48h, source", "value: 48hh, source",
             "20:18: '48hh': 'hh' is not a unit (known units: %, h, min, s and a currency such as "
             "CNY)"},
        Slip{"key_of_a_table", "tables", "keys: { level: at_least }", "keys: { levle: at_least }",
             "18:3: no row of the table 'lines' has its key 'levle' (did you mean 'level'?)"},
        Slip{"cell_of_a_table", "tables", "limit: 40h", "limit: 40x",
             "33:39: '40x': 'x' is not a unit (known units: %, h, min, s and a currency such as "
             "CNY)"},
        Slip{"column_of_one_row", "tables", "{ level: 1, p5: 90%", "{ level: 1, p6: 90%",
             "21:21: unknown key 'p6' (did you mean 'p3'?)"},
        Slip{"attribute", "tables", "industry: text, kind: text", "industry: text, kinds: text",
             "67:20: unknown attribute 'kind'; the same in lines 76, 78, 83 (did you mean "
             "'kinds'?)"},
        Slip{"group_of_peers", "peers", "attributes: { kind: text }", "attributes: { knd: text }",
             "14:16: unknown attribute 'kind' (did you mean 'knd'?)"},
        Slip{"measure_under_peers", "peers", "  paid: { count: orders", "  paid: { count: ordrs",
             "19:18: unknown table or set 'ordrs' (did you mean 'orders'?)"},
        Slip{"condition_of_a_stage", "shapes", "{ when: bad > 0,", "{ when: bda > 0,",
             "79:17: unknown measure 'bda' (did you mean 'bad'?)"},
        Slip{"key_of_another_type", "tables", "table.lines(shop.level).p5",
             "table.lines(shop.kind).p5",
             "61:35: wrong unit: the key 'level' is a number and 'shop.kind' is text ('keys: { "
             "level: { match: …, type: … } }' can say what it is)"},
        Slip{"wider_group_of_peers", "peers", "else: all", "else: shop.kind",
             "16:9: 'else' should name a wider group (write 'else: all', or fewer attributes)"},
        Slip{"first_edge_of_a_ladder", "small", "{ at_least: 95%, give: 5 }\n        - at",
             "{ at_least: 9.5%, give: 5 }\n        - at",
             "113:11: an overlap: 'at_least 80%' is never reached after 'at_least 9.5%' (the "
             "greatest edge comes first)"},
        Slip{"ladder_of_a_later_indicator", "small", "at_least: 4.8, give: 5 }, { at_least: 4.5",
             "at_least: 0.8, give: 5 }, { at_least: 4.5",
             "146:37: every value gets there: 'at_least 0.8', and it is from 1 to 5 on 2022-01-01 "
             "(the steps after this one are never reached)"},
        Slip{"argument_of_a_quantile", "history", "quantile(paid_today, 90%",
             "quantile(paid_today, abc",
             "49:120: unknown measure 'abc' (a day expression speaks of measures and parameters)"}),
    [](const auto& slip) { return slip.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Keys, OneMistake,
    testing::Values(
        Slip{"form_of_a_mean", "small", "    mean:\n", "    maen:\n",
             "138:5: unknown key 'maen' (did you mean 'mean'?)"},
        Slip{"block", "small", "sources:\n", "souces:\n",
             "10:1: unknown key 'souces' (did you mean 'sources'?)"},
        Slip{"source", "small", "- { value: 48h, source: HELP }", "- { value: 48h, sorce: HELP }",
             "20:23: unknown key 'sorce' (did you mean 'source'?)"},
        Slip{"source_of_a_block", "small", "measures:\n  source: HELP", "measures:\n  souce: HELP",
             "64:3: unknown key 'souce' (did you mean 'source'?)"},
        Slip{"empty_source", "small", "indicators:\n  source: HELP",
             "indicators:\n  source:", "100:3: 'source' is empty (write its value after the ':')"},
        Slip{"lost_source", "small", "stars:\n  source: HELP\n", "stars:\n",
             "220:35: the number of 'stars.s5.stars' has no source; the same in lines 221, 222" +
                 no_source},
        Slip{"no_data", "shapes", "no_data: drop, points", "no_data: drp, points",
             "31:59: 'no_data' cannot be 'drp' (did you mean 'drop'?)"},
        Slip{"kind_of_the_total", "shapes", "of: sum of points", "of: sm of points",
             "72:14: 'of' cannot be 'sm of points' (did you mean 'sum of points'?)"},
        Slip{"better", "peers", "better: higher", "better: higer",
             "30:13: 'better' cannot be 'higer' (did you mean 'higher'?)"},
        Slip{"printed_as", "small", "printed_as: hours", "printed_as: hors",
             "149:17: 'printed_as' cannot be 'hors' (did you mean 'hours'?)"},
        Slip{"states_of_a_standing", "standing", "    states:\n", "    whatever:\n",
             "49:5: unknown key 'whatever' (known keys: title, judged_on, no_score_day, "
             "privileges, start, states, moves)"},
        Slip{"condition_of_a_band", "small", "stars: 4, total_at_least: 4", "stars: 4, total: 4",
             "222:19: unknown key 'total' (known keys: title, stars, total_at_least, "
             "each_dimension_at_least)"},
        Slip{"unit_of_a_session", "sessions", "unit: round, gap", "unit: rond, gap",
             "24:113: 'unit' cannot be 'rond' (did you mean 'round'?)"},
        Slip{"since_of_an_entry", "small", "since: 2022-03-01, value: 36h",
             "since: 202203-01, value: 36h",
             "21:18: '202203-01' is not a date (write it like 2022-06-15)"},
        Slip{"day_of_a_source", "small", "read: 2026-11-22, grade: A", "read: , grade: A",
             "11:76: 'read' is empty (write its value after the ':')"},
        Slip{"empty_title", "small", "title: Orders that a leader needs", "title: \" \"",
             "30:12: 'title' is empty (write its value after the ':')"},
        Slip{"title_of_lines", "small", "title: Orders that a leader needs",
             "title: \"Orders\\nneeded\"", "30:12: 'title' has several lines (write it in one)"},
        Slip{"unset", "small", "unset: true", "unset: ture",
             "32:12: 'unset' cannot be 'ture' (did you mean 'true'?)"},
        Slip{"place_of_a_gate", "small", "at: points\n    targets: [reply_share, bad",
             "at: pionts\n    targets: [reply_share, bad",
             "190:9: 'at' cannot be 'pionts' (did you mean 'points'?)"},
        Slip{"rows_of_a_table", "tables", "    else: { ship", "    esle: { ship",
             "17:5: unknown key 'esle' (did you mean 'else'?)"}),
    [](const auto& slip) { return slip.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Torn, OneMistake,
    testing::Values(
        Slip{"quote", "small", "zh: 按时发货率, en: Shipped in time",
             "zh: 按时发货率, en: \"Shipped in time",
             "102:29: a quote that never closes (end the text with the same quote)"},
        Slip{"quote_over_lines", "sessions", "answered_by: \"sender in (human, assist, bot)\"",
             "answered_by: \"sender in (human, assist, bot)",
             "24:73: a quote that never closes (end the text with the same quote)"},
        Slip{"brace", "small",
             "meaning: { zh: 按承诺时间发货的订单占比, en: The share of orders shipped by the "
             "promised time. }",
             "meaning: { zh: 按承诺时间发货的订单占比, en: The share of orders shipped by the "
             "promised time.",
             "103:14: a '{' that never closes (close it with '}')"},
        Slip{"bracket", "small", "ladder: [ { below: 12h", "ladder: { below: 12h",
             "153:87: a '}' or ']' without its opening (put a text that contains it in quotes)"},
        Slip{"bracket_left_open", "small", "aliases: [发货及时率, 48小时发货率]",
             "aliases: [发货及时率, 48小时发货率",
             "106:14: a '[' that never closes (close it with ']')"},
        Slip{"colon", "small", "judge: daily", "judge daily",
             "6:1: a line without a ':' (write 'key: value')"},
        Slip{"colon_in_braces", "small", "{ above: 50%, give: 3,", "{ above 50%, give: 3,",
             "118:13: unknown key 'above 50%' (write 'above: 50%')"},
        Slip{"comma_in_text", "small", "en: Shipped in time }",
             "en: Of all orders, the share shipped, in time }",
             "102:44: unknown key 'the share shipped' (did a comma tear the text of 'en' apart? "
             "Put it in quotes: \"Of all orders, the share shipped\")"},
        Slip{"lost_name", "small", "  refund_time:\n    title", "    title",
             "147:5: the key 'title' stands twice, first at line 135 (keep one of them, or begin a "
             "new entry above it)"},
        Slip{"empty", "small", "window: lagged\n    where: kind", "window:\n    where: kind",
             "79:5: 'window' is empty (write its value after the ':')"},
        Slip{"lost_pack", "small", "pack: example.small\n", "",
             "1:1: the pack has no 'pack' (write for example 'pack: platform.score')"}),
    [](const auto& slip) { return slip.param.name; });

}  // namespace
}  // namespace xingji::family_test
