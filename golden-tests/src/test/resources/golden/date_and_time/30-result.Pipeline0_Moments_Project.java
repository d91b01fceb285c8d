package laminar.generated.result;

import dev.laminar.kernel.batch.ColumnBatch;
import dev.laminar.kernel.batch.IntVector;
import dev.laminar.kernel.batch.LongVector;
import dev.laminar.kernel.intrinsics.DateTimeArithmetic;
import dev.laminar.kernel.intrinsics.DateTimeFields;
import dev.laminar.kernel.intrinsics.DateTimeRounding;
import dev.laminar.kernel.intrinsics.NumericCasts;
import dev.laminar.kernel.pipeline.CompiledPipeline;
import dev.laminar.kernel.pipeline.ErrorSites;
import dev.laminar.kernel.pipeline.PipelineContext;
import dev.laminar.kernel.pipeline.PipelineOutput;
import dev.laminar.kernel.pipeline.SqlRuntimeException;

/** query.sql  Pipeline 0: Scan(moments) > Project#2 > Output */
public final class Pipeline0_Moments_Project extends CompiledPipeline {
  private final ErrorSites sites;
  private final long const0_moment; // INTERVAL '1 00:00:00' DAY TO SECOND
  private final long const1_moment; // INTERVAL '0 00:01:30' DAY TO SECOND
  private final int const2_day; // INTERVAL '0-1' YEAR TO MONTH
  private final long const3_moment; // INTERVAL '1 02:03:04' DAY TO SECOND
  private final int const4_moment; // INTERVAL '-1-1' YEAR TO MONTH
  private final long const5_moment; // TIMESTAMP '1970-01-01 00:00:00'
  private final long const6_moment; // INTERVAL '0 05:00:00' DAY TO SECOND

  @Override
  public void process(ColumnBatch input) {
    int rowCount = input.rowCount();
    int row = 0;
    PipelineOutput output = context.output();
    ColumnBatch out = output.batch();
    LongVector in_rnVector = (LongVector) input.column(0);
    long[] in_rnValues = in_rnVector.values();
    LongVector out_rnVector = (LongVector) out.column(0);
    long[] out_rnValues = out_rnVector.values();
    LongVector in_momentVector = (LongVector) input.column(1);
    long[] in_momentValues = in_momentVector.values();
    boolean[] in_momentNulls = in_momentVector.nulls();
    LongVector out_yVector = (LongVector) out.column(1);
    boolean[] out_yNulls = out_yVector.nulls();
    long[] out_yValues = out_yVector.values();
    IntVector in_dayVector = (IntVector) input.column(2);
    int[] in_dayValues = in_dayVector.values();
    boolean[] in_dayNulls = in_dayVector.nulls();
    LongVector out_moVector = (LongVector) out.column(2);
    boolean[] out_moNulls = out_moVector.nulls();
    long[] out_moValues = out_moVector.values();
    LongVector out_dVector = (LongVector) out.column(3);
    boolean[] out_dNulls = out_dVector.nulls();
    long[] out_dValues = out_dVector.values();
    LongVector out_hVector = (LongVector) out.column(4);
    boolean[] out_hNulls = out_hVector.nulls();
    long[] out_hValues = out_hVector.values();
    LongVector in_todVector = (LongVector) input.column(3);
    long[] in_todValues = in_todVector.values();
    boolean[] in_todNulls = in_todVector.nulls();
    LongVector out_miVector = (LongVector) out.column(5);
    boolean[] out_miNulls = out_miVector.nulls();
    long[] out_miValues = out_miVector.values();
    LongVector out_sVector = (LongVector) out.column(6);
    boolean[] out_sNulls = out_sVector.nulls();
    long[] out_sValues = out_sVector.values();
    LongVector out_doyVector = (LongVector) out.column(7);
    boolean[] out_doyNulls = out_doyVector.nulls();
    long[] out_doyValues = out_doyVector.values();
    LongVector out_qVector = (LongVector) out.column(8);
    boolean[] out_qNulls = out_qVector.nulls();
    long[] out_qValues = out_qVector.values();
    LongVector out_wVector = (LongVector) out.column(9);
    boolean[] out_wNulls = out_wVector.nulls();
    long[] out_wValues = out_wVector.values();
    LongVector out_hour_ofVector = (LongVector) out.column(10);
    boolean[] out_hour_ofNulls = out_hour_ofVector.nulls();
    long[] out_hour_ofValues = out_hour_ofVector.values();
    LongVector out_month_ofVector = (LongVector) out.column(11);
    boolean[] out_month_ofNulls = out_month_ofVector.nulls();
    long[] out_month_ofValues = out_month_ofVector.values();
    IntVector out_year_ofVector = (IntVector) out.column(12);
    boolean[] out_year_ofNulls = out_year_ofVector.nulls();
    int[] out_year_ofValues = out_year_ofVector.values();
    LongVector out_day_ofVector = (LongVector) out.column(13);
    boolean[] out_day_ofNulls = out_day_ofVector.nulls();
    long[] out_day_ofValues = out_day_ofVector.values();
    LongVector out_next_hourVector = (LongVector) out.column(14);
    boolean[] out_next_hourNulls = out_next_hourVector.nulls();
    long[] out_next_hourValues = out_next_hourVector.values();
    LongVector out_tomorrowVector = (LongVector) out.column(15);
    boolean[] out_tomorrowNulls = out_tomorrowVector.nulls();
    long[] out_tomorrowValues = out_tomorrowVector.values();
    LongVector out_beforeVector = (LongVector) out.column(16);
    boolean[] out_beforeNulls = out_beforeVector.nulls();
    long[] out_beforeValues = out_beforeVector.values();
    IntVector out_next_monthVector = (IntVector) out.column(17);
    boolean[] out_next_monthNulls = out_next_monthVector.nulls();
    int[] out_next_monthValues = out_next_monthVector.values();
    LongVector out_laterVector = (LongVector) out.column(18);
    boolean[] out_laterNulls = out_laterVector.nulls();
    long[] out_laterValues = out_laterVector.values();
    LongVector out_long_agoVector = (LongVector) out.column(19);
    boolean[] out_long_agoNulls = out_long_agoVector.nulls();
    long[] out_long_agoValues = out_long_agoVector.values();
    IntVector out_date_ofVector = (IntVector) out.column(20);
    boolean[] out_date_ofNulls = out_date_ofVector.nulls();
    int[] out_date_ofValues = out_date_ofVector.values();
    LongVector out_time_ofVector = (LongVector) out.column(21);
    boolean[] out_time_ofNulls = out_time_ofVector.nulls();
    long[] out_time_ofValues = out_time_ofVector.values();
    LongVector out_midnightVector = (LongVector) out.column(22);
    boolean[] out_midnightNulls = out_midnightVector.nulls();
    long[] out_midnightValues = out_midnightVector.values();
    IntVector out_daysVector = (IntVector) out.column(23);
    boolean[] out_daysNulls = out_daysVector.nulls();
    int[] out_daysValues = out_daysVector.values();
    LongVector out_five_hoursVector = (LongVector) out.column(24);
    boolean[] out_five_hoursNulls = out_five_hoursVector.nulls();
    long[] out_five_hoursValues = out_five_hoursVector.values();
    LongVector out_microsVector = (LongVector) out.column(25);
    boolean[] out_microsNulls = out_microsVector.nulls();
    long[] out_microsValues = out_microsVector.values();
    IntVector out_last_dayVector = (IntVector) out.column(26);
    boolean[] out_last_dayNulls = out_last_dayVector.nulls();
    int[] out_last_dayValues = out_last_dayVector.values();
    // a row that fails says which one it was
    try {
      for (; row < rowCount; row++) {
        long in_rn = in_rnValues[row];
        out_rnValues[row] = in_rn;
        long in_moment = in_momentValues[row];
        boolean in_momentIsNull = in_momentNulls[row];
        long project2_extractYear = in_momentIsNull ? 0L : DateTimeFields.year(in_moment);
        out_yNulls[row] = in_momentIsNull;
        out_yValues[row] = project2_extractYear;
        int in_day = in_dayValues[row];
        boolean in_dayIsNull = in_dayNulls[row];
        long project2_extractMonth = in_dayIsNull ? 0L : DateTimeFields.month(in_day);
        out_moNulls[row] = in_dayIsNull;
        out_moValues[row] = project2_extractMonth;
        long project2_extractDay = in_momentIsNull ? 0L : DateTimeFields.day(in_moment);
        out_dNulls[row] = in_momentIsNull;
        out_dValues[row] = project2_extractDay;
        long project2_extractHour = in_momentIsNull ? 0L : DateTimeFields.hour(in_moment);
        out_hNulls[row] = in_momentIsNull;
        out_hValues[row] = project2_extractHour;
        long in_tod = in_todValues[row];
        boolean in_todIsNull = in_todNulls[row];
        long project2_extractMinute = in_todIsNull ? 0L : DateTimeFields.minute(in_tod);
        out_miNulls[row] = in_todIsNull;
        out_miValues[row] = project2_extractMinute;
        long project2_extractSecond = in_momentIsNull ? 0L : DateTimeFields.second(in_moment);
        out_sNulls[row] = in_momentIsNull;
        out_sValues[row] = project2_extractSecond;
        long project2_extractDoy = in_dayIsNull ? 0L : DateTimeFields.dayOfYear(in_day);
        out_doyNulls[row] = in_dayIsNull;
        out_doyValues[row] = project2_extractDoy;
        long project2_extractQuarter = in_momentIsNull ? 0L : DateTimeFields.quarter(in_moment);
        out_qNulls[row] = in_momentIsNull;
        out_qValues[row] = project2_extractQuarter;
        long project2_extractWeek = in_dayIsNull ? 0L : DateTimeFields.week(in_day);
        out_wNulls[row] = in_dayIsNull;
        out_wValues[row] = project2_extractWeek;
        long project2_floorHour = in_momentIsNull ? 0L : DateTimeRounding.floorHour(in_moment, sites, 0);
        out_hour_ofNulls[row] = in_momentIsNull;
        out_hour_ofValues[row] = project2_floorHour;
        long project2_floorMonth = in_momentIsNull ? 0L : DateTimeRounding.floorMonth(in_moment, sites, 1);
        out_month_ofNulls[row] = in_momentIsNull;
        out_month_ofValues[row] = project2_floorMonth;
        int project2_floorYear = in_dayIsNull ? 0 : DateTimeRounding.floorYear(in_day);
        out_year_ofNulls[row] = in_dayIsNull;
        out_year_ofValues[row] = project2_floorYear;
        long project2_floorDay = in_momentIsNull ? 0L : DateTimeRounding.floorDay(in_moment, sites, 2);
        out_day_ofNulls[row] = in_momentIsNull;
        out_day_ofValues[row] = project2_floorDay;
        long project2_ceilHour = in_momentIsNull ? 0L : DateTimeRounding.ceilHour(in_moment, sites, 3);
        out_next_hourNulls[row] = in_momentIsNull;
        out_next_hourValues[row] = project2_ceilHour;
        long project2_add = in_momentIsNull ? 0L
            : DateTimeArithmetic.addTimestamp(in_moment, const0_moment, sites, 4);
        out_tomorrowNulls[row] = in_momentIsNull;
        out_tomorrowValues[row] = project2_add;
        long project2_subtract = in_momentIsNull ? 0L
            : DateTimeArithmetic.subtractTimestamp(in_moment, const1_moment, sites, 5);
        out_beforeNulls[row] = in_momentIsNull;
        out_beforeValues[row] = project2_subtract;
        int project2_add_2 = in_dayIsNull ? 0 : DateTimeArithmetic.addMonths(in_day, const2_day, sites, 6);
        out_next_monthNulls[row] = in_dayIsNull;
        out_next_monthValues[row] = project2_add_2;
        long project2_add_3 = in_momentIsNull ? 0L
            : DateTimeArithmetic.addTimestamp(in_moment, const3_moment, sites, 7);
        out_laterNulls[row] = in_momentIsNull;
        out_laterValues[row] = project2_add_3;
        long project2_add_4 = in_momentIsNull ? 0L
            : DateTimeArithmetic.addMonths(in_moment, const4_moment, sites, 8);
        out_long_agoNulls[row] = in_momentIsNull;
        out_long_agoValues[row] = project2_add_4;
        int project2_cast = in_momentIsNull ? 0 : DateTimeArithmetic.dateOf(in_moment);
        out_date_ofNulls[row] = in_momentIsNull;
        out_date_ofValues[row] = project2_cast;
        long project2_cast_2 = in_momentIsNull ? 0L : DateTimeArithmetic.timeOf(in_moment);
        out_time_ofNulls[row] = in_momentIsNull;
        out_time_ofValues[row] = project2_cast_2;
        long project2_cast_3 = in_dayIsNull ? 0L : DateTimeArithmetic.midnight(in_day, sites, 9);
        out_midnightNulls[row] = in_dayIsNull;
        out_midnightValues[row] = project2_cast_3;
        int project2_cast_4 = in_momentIsNull ? 0
            : NumericCasts.toInteger(DateTimeArithmetic.unixMicros(DateTimeArithmetic.subtractTimestamps(in_moment,
                        const5_moment, sites, 10))
                    / 86400000000L,
                sites, 11);
        out_daysNulls[row] = in_momentIsNull;
        out_daysValues[row] = project2_cast_4;
        long project2_add_5 = in_momentIsNull ? 0L
            : DateTimeArithmetic.addTimestamp(in_moment, const6_moment, sites, 12);
        out_five_hoursNulls[row] = in_momentIsNull;
        out_five_hoursValues[row] = project2_add_5;
        long project2_unixMicros = in_momentIsNull ? 0L : DateTimeArithmetic.unixMicros(in_moment);
        out_microsNulls[row] = in_momentIsNull;
        out_microsValues[row] = project2_unixMicros;
        int project2_lastDay = in_dayIsNull ? 0 : DateTimeArithmetic.lastDay(in_day);
        out_last_dayNulls[row] = in_dayIsNull;
        out_last_dayValues[row] = project2_lastDay;
      }
    } catch (SqlRuntimeException failure) {
      throw failure.atRow(row);
    }
    context.metrics().batch(rowCount, rowCount, 0, 0, 0);
    output.flush(rowCount);
  }

  // Reads literals of the statement and makes the objects of its call sites.
  public Pipeline0_Moments_Project(PipelineContext context) {
    super(context);
    this.sites = this.context.sites();
    this.const0_moment = this.context.constants().getLong(0);
    this.const1_moment = this.context.constants().getLong(1);
    this.const2_day = this.context.constants().getInt(2);
    this.const3_moment = this.context.constants().getLong(3);
    this.const4_moment = this.context.constants().getInt(4);
    this.const5_moment = this.context.constants().getLong(5);
    this.const6_moment = this.context.constants().getLong(6);
  }
}
