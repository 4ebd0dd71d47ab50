@echo off
rem Runs the fnet command line on a JDK 25 or newer. FNET_JAVA_OPTS is passed to the JVM.
setlocal
set "FNET_HOME=%~dp0.."
set "JAVA_EXE="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JAVA_EXE for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :tryexe "%%~$PATH:j"
if not defined JAVA_EXE for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do if not defined JAVA_EXE call :try "%%~d"
if not defined JAVA_EXE (
  echo fnet: no Java 25 or newer found: install one ^(Eclipse Temurin 25, say^) or set JAVA_HOME to it 1>&2
  exit /b 1
)
"%JAVA_EXE%" %FNET_JAVA_OPTS% --add-modules jdk.incubator.vector -jar "%FNET_HOME%\lib\fnet-cli.jar" %*
exit /b %ERRORLEVEL%

:tryexe
for %%p in ("%~dp1..") do call :try "%%~fp"
exit /b 0

:try
set "FNET_RELEASE="
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
  set "FNET_RELEASE=%%~v"
)
if not defined FNET_RELEASE exit /b 0
set "FNET_RELEASE=%FNET_RELEASE:"=%"
if %FNET_RELEASE% GEQ 25 set "JAVA_EXE=%~1\bin\java.exe"
exit /b 0
